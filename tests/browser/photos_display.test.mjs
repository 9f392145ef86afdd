// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Photos and PDF pages as a real display shows them; a display that comes late included.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { kiosk, kiosk_missing } from './support/kiosk.mjs';
import { join, watch_faults } from './support/page.mjs';
import { PAGES, alike, choose, colours, paint, pdf_missing } from './support/photos.mjs';
import { bounded, until } from './support/wait.mjs';

/** Video has half the colour's detail and a range of its own. */
const NEAR = 24;

const skip = box_missing() || kiosk_missing() || pdf_missing() || false;
test('photos on a real display: a page, the next one, a photo, the part that was zoomed to', { skip, ...bounded }, async () => {
  const browser = await launch_chromium();
  const real = await box.start();
  /** @type {kiosk | null} */
  let display = null;
  try {
    const page = await (await new_person(browser)).newPage();
    const faults = watch_faults(page, real.url);
    await join(page, real.url, 'Ada', await real.pin());
    await choose(page, PAGES);
    await choose(page, paint('halves.png', colours.red, 1280, 720, colours.blue));
    const { id } = await real.live_share('Ada');
    // Nothing moves any more: what this display shows can only come from a picture drawn again.
    display = await kiosk.start(real);

    /** @param {number[]} left @param {number[]} [right] near the upper edge */
    const shown = (left, right = left) => until(async () => {
      const { data } = await real.admin('thumbnail.get', { share: id });
      const [one, other] = await page.evaluate(sides_of, `data:image/jpeg;base64,${data}`);
      return alike(one, left, NEAR) && alike(other, right, NEAR);
    }, `a display that shows ${left} and ${right}`);
    await shown(colours.page_1);
    await page.click('#photo-on');
    await shown(colours.page_2);
    await page.keyboard.press('End');
    await shown(colours.red, colours.blue);
    const canvas = /** @type {{x: number, y: number, width: number, height: number}} */ (
      await page.locator('#photo').boundingBox());
    await page.mouse.dblclick(canvas.x + canvas.width * 0.98, canvas.y + canvas.height / 2);
    await shown(colours.blue);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await display?.stop();
    await real.stop();
  }
});

/** @param {string} url of a JPEG @returns {Promise<number[][]>} colours left and right */
async function sides_of(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  brush.drawImage(image, 0, 0);
  return [0.1, 0.9].map((across) =>
    [...brush.getImageData(canvas.width * across, canvas.height * 0.1, 1, 1).data].slice(0, 3));
}
