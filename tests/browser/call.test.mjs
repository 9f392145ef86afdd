// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A call: people see and hear each other's cameras and microphones, forwarded by the box.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_camera_chromium } from './support/camera_box.mjs';
import { new_person } from './support/chromium.mjs';
import { join, watch_faults } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {Awaited<ReturnType<typeof launch_camera_chromium>>} */
let stage;
/** @type {box} */
let room;
/** @type {import('playwright-core').BrowserContext[]} */
let people;
/** @type {string[]} */
let faults;

before(async () => {
  stage = await launch_camera_chromium();
});
after(() => stage?.close());
beforeEach(async () => {
  room = await box.start();
  people = [];
  faults = [];
});
afterEach(async () => {
  await Promise.allSettled(people.map((one) => one.close()));
  await room?.stop();
  assert.deepEqual(faults, []);
});

/** @param {string} name @param {string[]} sends of camera, mic */
async function caller(name, sends) {
  const context = await new_person(stage.browser);
  people.push(context);
  const page = await context.newPage();
  faults = watch_faults(page, room.url);
  await join(page, room.url, name, await room.pin());
  for (const one of sends) await page.click(`#${one}`);
  return page;
}

/** @param {import('playwright-core').Page} page */
const seen = (page) => page.$$eval('.watch-tile[data-placed="true"]', (tiles) =>
  tiles.map((tile) => ({
    name: tile.querySelector('.whose')?.textContent,
    width: /** @type {HTMLVideoElement} */ (tile.querySelector('video')).videoWidth,
    speaking: /** @type {HTMLElement} */ (tile).dataset.speaking === 'true',
  })));

/** @param {import('playwright-core').Page} page @returns {Promise<number>} samples heard since the start */
const heard = (page) => page.evaluate(async () => {
  const { peers } = /** @type {any} */ (window);
  let samples = 0;
  for (const peer of peers) {
    for (const entry of (await peer.getStats()).values()) {
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio') samples += entry.totalSamplesReceived ?? 0;
    }
  }
  return samples;
});

test('call: two cameras and a voice alone, each sees and hears the others', bounded, async () => {
  const ada = await caller('Ada', ['camera', 'mic']);
  await caller('Bob', ['camera']);
  await caller('Cleo', ['mic']);
  await ada.click('#watch-open');
  await until(async () => {
    const all = await seen(ada);
    const bob = all.find(({ name }) => name === 'Bob');
    return all.length === 2 && bob && bob.width > 0 && all.some(({ name }) => name === 'Cleo');
  }, 'Ada sees Bob, has a place for Cleo, and does not see herself');
  // The made-up microphone beeps: who is heard is marked.
  await until(async () => (await seen(ada)).some(({ name, speaking }) => name === 'Cleo' && speaking), 'Cleo speaks');
});

test('call: a voice reaches the others', bounded, async () => {
  await caller('Ada', ['mic']);
  const context = await new_person(stage.browser);
  people.push(context);
  const bob = await context.newPage();
  const { watch_peers } = await import('./support/page.mjs');
  await watch_peers(bob);
  await join(bob, room.url, 'Bob', await room.pin());
  await bob.click('#watch-open');
  await until(async () => (await heard(bob)) > 48000, 'a second of sound');
});

test('call: camera and microphone are switched from beside the pictures', bounded, async () => {
  await caller('Ada', ['camera']);
  const bob = await caller('Bob', []);
  await bob.click('#watch-open');
  await bob.click('#watch-camera');
  await until(async () => {
    const shares = /** @type {any[]} */ (Object.values((await room.room()).shares));
    return shares.some(({ name, kind, width }) => name === 'Bob' && kind === 'camera' && width > 0);
  }, "Bob's camera is live");
  assert.equal(await bob.getAttribute('#watch-camera', 'aria-pressed'), 'true');
  await bob.click('#watch-camera');
  await room.no_share('Bob');
});
