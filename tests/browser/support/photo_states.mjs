// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// States of the join page while photos or PDF pages are shown.
import { slide_png } from './picture.mjs';
import { as_phone, joined, showing } from './ways.mjs';

/** @typedef {import('./ways.mjs').way} way */

export const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1';
/** @param {string} name @param {number} [width] @param {number} [height] */
export const picture = (name, width, height) =>
  ({ name, mimeType: 'image/png', buffer: slide_png(width, height) });

/** @type {Record<string, way>} */
export const PHOTO_STATES = {
  iphone: async (scene) => {
    scene.box.room.doors = { airplay: { state: 'open' } };
    await as_phone(scene.page, IPHONE);
    await joined(scene);
  },
  phone_alone: async (scene) => {
    await as_phone(scene.page, IPHONE);
    await joined(scene);
  },
  photo_one: showing([picture('Team in Oslo.png', 1280, 720)]),
  photo_upright: showing([picture('Poster.png', 500, 900), picture('Team in Oslo.png', 1280, 720)], IPHONE),
  photo_pdf: showing(['slides.pdf', picture('Team in Oslo.png', 1280, 720), picture('Poster.png', 500, 900)]),
  photo_zoomed: async (scene) => {
    await PHOTO_STATES.photo_pdf(scene);
    await scene.page.click('#photo-larger');
    await scene.page.click('#photo-larger');
  },
  photo_faults: async (scene) => {
    await PHOTO_STATES.photo_pdf(scene);
    await scene.page.setInputFiles('#photo-files', [
      { name: 'Minutes.docx', mimeType: 'application/zip', buffer: Buffer.from('PK no picture') },
      { name: 'IMG_0042.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0') },
    ]);
    await scene.page.waitForSelector('#notice[data-level="error"]');
  },
};
