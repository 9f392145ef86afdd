// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A browser that watches the display on its own device and reads the clock in its pictures; driven as
// sharer.mjs is.
import { launch_chromium, new_person } from '../browser/support/chromium.mjs';
import { be_driven } from './driven.mjs';
import * as join_page from './join_page.mjs';

const browser = await launch_chromium();
const page = await (await new_person(browser)).newPage();
page.on('pageerror', (error) => console.error(error));

// In the page: the stamp of each picture that is presented, as tests/browser/clock_strip.js paints it.
function read_stamps() {
  const BLOCKS = 48;
  const seen = [];
  const canvas = document.createElement('canvas');
  canvas.width = BLOCKS;
  canvas.height = 1;
  const on = canvas.getContext('2d', { willReadFrequently: true });
  const video = document.querySelector('#watch-stage video');
  const check_of = (stamp) => (stamp ^ (stamp >>> 8) ^ (stamp >>> 16) ^ (stamp >>> 24) ^ 0x5a) & 0xff;
  const look = () => {
    video.requestVideoFrameCallback(look);
    const at = Date.now();
    // The middle of the strip's height; each block becomes one pixel.
    on.drawImage(video, 0, (video.videoHeight * 15) / 1080, video.videoWidth, (video.videoHeight * 10) / 1080, 0, 0, BLOCKS, 1);
    const { data } = on.getImageData(0, 0, BLOCKS, 1);
    let stamp = 0;
    let check = 0;
    for (let i = 0; i < 32; ++i) stamp = stamp * 2 + (data[i * 4] > 127 ? 1 : 0);
    for (let i = 32; i < 40; ++i) check = check * 2 + (data[i * 4] > 127 ? 1 : 0);
    seen.push({ at, stamp: check === check_of(stamp | 0) ? stamp : null });
  };
  video.requestVideoFrameCallback(look);
  Object.assign(window, { stamps: seen });
}

await be_driven(browser, {
  async watch({ url, name, pin }) {
    await page.goto(url);
    await join_page.ready(page);
    await join_page.join(page, name, pin);
    await page.waitForSelector('#watch-open:not([hidden])');
    const clicked = Date.now();
    await page.click('#watch-open');
    await page.waitForFunction(() => document.querySelector('#watch-stage video')?.videoWidth > 0, null, { polling: 20 });
    const first_ms = Date.now() - clicked;
    await page.evaluate(read_stamps);
    return { first_ms };
  },
  stamps: () => page.evaluate(() => /** @type {any} */ (window).stamps.splice(0)),
});
