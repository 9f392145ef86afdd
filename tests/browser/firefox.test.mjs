// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box } from './support/box.mjs';
import { gone, live, share_of } from './support/camera_box.mjs';
import { launch_sharing_firefox } from './support/firefox.mjs';
import { pdf_missing } from './support/photos.mjs';
import { PATIENCE_MS, bounded, until } from './support/wait.mjs';

/** @type {box} */
let room;
/** @type {Awaited<ReturnType<typeof launch_sharing_firefox>>} */
let stage;
before(async () => {
  room = await box.start();
  stage = await launch_sharing_firefox({ 'media.navigator.streams.fake': true });
});
after(async () => {
  await stage?.close();
  await room?.stop();
});

/** @returns {Promise<{page: import('puppeteer-core').Page, faults: string[]}>} in the room */
async function joined() {
  const page = await stage.browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(room.url);
  await page.waitForSelector('#view-join:not([hidden])');
  // The name is remembered from one visit to the next.
  if (!(await page.$eval('#name', (field) => /** @type {HTMLInputElement} */ (field).value))) await page.type('#name', 'Ada');
  await page.type('#pin', await room.pin());
  await page.click('#join');
  await page.waitForSelector('#view-room:not([hidden])');
  return { page, faults };
}

/** @param {import('puppeteer-core').Page} page */
async function stop(page) {
  await page.click('#stop');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  await page.waitForSelector('#start:not([hidden])');
}

test('firefox: joins, shares and stops', bounded, async () => {
  const { page, faults } = await joined();
  await page.click('#share');
  const arrived = await room.live_share('Ada');
  assert.deepEqual([arrived.width, arrived.height], [1920, 1080]);
  await page.waitForSelector('#status:is([data-state="live"], [data-state="weak"])');
  await stop(page);
  await page.close();
  assert.deepEqual(faults, []);
});

test('firefox: pages of a PDF are shown, from a tab behind others too', { skip: pdf_missing() || false, ...bounded }, async () => {
  const { page, faults } = await joined();
  const chooser = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#photo-files'));
  await chooser.uploadFile(new URL('../data/photos/slides.pdf', import.meta.url).pathname);
  const arrived = await room.live_share('Ada');
  assert.deepEqual([arrived.width, arrived.height], [1920, 1080]);
  await page.keyboard.press('End');
  await until(async () => (await room.live_share('Ada')).width === 764, 'the upright page in the box');
  const before = await stage.browser.newPage();
  await before.bringToFront();
  await page.waitForFunction(() => document.hidden);
  // A new session of the box needs key frames of a page that draws nothing but this picture.
  await room.kill();
  await room.run();
  await room.live_share('Ada');
  await before.close();
  await page.bringToFront();
  await stop(page);
  await page.close();
  assert.deepEqual(faults, []);
});

test('firefox: camera and microphone come and go beside a screen', bounded, async () => {
  const { page, faults } = await joined();
  await page.click('#share');
  const screen = await live(room, 'screen');
  for (let round = 0; round < 3; ++round) {
    await page.click('#camera');
    await live(room, 'camera');
    await page.click('#mic');
    await until(async () => (await share_of(room, 'camera'))?.sound, 'sound');
    await page.click('#camera');
    await live(room, 'sound');
    await page.click('#mic');
    await gone(room, 'sound');
  }
  assert.equal((await live(room, 'screen')).id, screen.id);
  await page.close();
  assert.deepEqual(faults, []);
});
