// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Pictures and PDFs for the tests, and what the join page shows of them.
import { existsSync } from 'node:fs';
import { plain_png } from './picture.mjs';
import { until } from './wait.mjs';

/** @typedef {import('playwright-core').Page} Page */

const DATA = new URL('../../data/photos/', import.meta.url).pathname;
const READER = new URL('../../../web/vendor/pdfjs/pdf.min.mjs', import.meta.url).pathname;
export const PAGES = 'slides.pdf';

/** The pages' as slides.pdf has them: tenths of 255, and the like. */
export const colours = {
  red: [200, 30, 30], blue: [30, 60, 200], green: [20, 140, 60],
  page_1: [191, 26, 26], page_2: [26, 64, 179], page_3: [26, 128, 51],
};

/** Why pages of a PDF cannot be tested, "" when they can. */
export function pdf_missing() {
  return existsSync(READER) ? '' : `${READER} is missing (scripts/dev setup puts it there)`;
}

/**
 * @param {string} name @param {number[]} colour @param {number} [width] @param {number} [height]
 * @param {number[]} [right] colour of the right half
 */
export function paint(name, colour, width = 1280, height = 720, right = colour) {
  return { name, mimeType: 'image/png', buffer: plain_png(width, height, colour, right) };
}

/** @param {Page} page @param {...(string | {name: string, mimeType: string, buffer: Buffer})} files */
export async function choose(page, ...files) {
  const names = files.filter((file) => typeof file === 'string').map((name) => DATA + name);
  const made = files.filter((file) => typeof file !== 'string');
  if (names.length) await page.setInputFiles('#photo-files', names);
  if (made.length) await page.setInputFiles('#photo-files', made);
}

/** But for what drawing and a codec leave of it. @param {number[]} one @param {number[]} other @param {number} [most] */
export function alike(one, other, most = 3) {
  return other.every((part, at) => Math.abs(part - one[at]) <= most);
}

/** The colour of what is sent. @param {Page} page @param {number} [across] 0 to 1, near the upper edge */
export async function colour_of(page, across = 0.5) {
  await page.waitForSelector('#photo:not([hidden])');
  return until(() => page.evaluate((part) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('photo'));
    const ink = canvas.getContext('2d');
    if (!ink || canvas.width === 1) return null;
    return [...ink.getImageData(canvas.width * part, canvas.height * 0.1, 1, 1).data].slice(0, 3);
  }, across), 'a picture');
}

/** 800 x 600, and a note of the camera that it lies on its side (EXIF orientation 6). @param {Page} page */
export async function sideways_jpeg(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    canvas.getContext('2d')?.fillRect(0, 0, 400, 600);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  });
  const jpeg = Buffer.from(base64, 'base64');
  // TIFF, big-endian, one entry: tag 0x0112, a SHORT, one of them, 6.
  const tiff = Buffer.from('4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const mark = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), mark, body, jpeg.subarray(2)]);
}
