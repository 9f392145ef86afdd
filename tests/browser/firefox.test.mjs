// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_sharing_firefox } from './support/firefox.mjs';
import { PATIENCE_MS, bounded } from './support/wait.mjs';

/** @type {box} */
let room;
/** @type {Awaited<ReturnType<typeof launch_sharing_firefox>>} */
let stage;
before(async () => {
  room = await box.start();
  stage = await launch_sharing_firefox();
});
after(async () => {
  await stage?.close();
  await room?.stop();
});

test('firefox: joins, shares and stops', bounded, async () => {
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
  await page.type('#name', 'Ada');
  await page.type('#pin', await room.pin());
  await page.click('#join');
  await page.waitForSelector('#view-room:not([hidden])');
  await page.click('#share');
  const arrived = await room.live_share('Ada');
  assert.deepEqual([arrived.width, arrived.height], [1920, 1080]);
  await page.waitForSelector('#status:is([data-state="live"], [data-state="weak"])');
  await page.click('#stop');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  await page.waitForSelector('#start:not([hidden])');
  assert.deepEqual(faults, []);
});
