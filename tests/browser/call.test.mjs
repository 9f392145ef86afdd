// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A call: people see and hear each other's cameras and microphones, forwarded by the box.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch_camera_chromium } from './support/camera_box.mjs';
import { join, watch_peers } from './support/page.mjs';
import { scene } from './support/scene.mjs';
import { bounded, until } from './support/wait.mjs';

const at = new scene(launch_camera_chromium);

/** @param {string} name @param {string[]} sends of camera, mic */
async function caller(name, sends) {
  const page = await at.somebody();
  await join(page, at.room.url, name, at.pin);
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
  const bob = await at.somebody();
  await watch_peers(bob);
  await join(bob, at.room.url, 'Bob', at.pin);
  await bob.click('#watch-open');
  await until(async () => (await heard(bob)) > 48000, 'a second of sound');
});

test('call: camera and microphone are switched from beside the pictures', bounded, async () => {
  await caller('Ada', ['camera']);
  const bob = await caller('Bob', []);
  await bob.click('#watch-open');
  await bob.click('#watch-camera');
  await until(async () => {
    const shares = /** @type {any[]} */ (Object.values((await at.room.room()).shares));
    return shares.some(({ name, kind, width }) => name === 'Bob' && kind === 'camera' && width > 0);
  }, "Bob's camera is live");
  assert.equal(await bob.getAttribute('#watch-camera', 'aria-pressed'), 'true');
  await bob.click('#watch-camera');
  await at.room.no_share('Bob');
});
