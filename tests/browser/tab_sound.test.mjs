// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a tab plays is shared with its picture, by Chromium's own capture and nothing in its stead: from one
// tab through the box to the ears of somebody who watches. Headless, Playwright's Chromium captures silence.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { live, share_of } from './support/camera_box.mjs';
import { launch_sharing_chromium, new_person } from './support/chromium.mjs';
import { plug_loudspeaker } from './support/loudspeaker.mjs';
import { join, share, text_of, watch_faults, watch_peers } from './support/page.mjs';
import { screen, tool_missing } from './support/screen.mjs';
import { bounded, until } from './support/wait.mjs';

/** @typedef {import('playwright-core').Page} Page */

const skip = tool_missing('Xvfb') || false;

/** @type {screen} */
let display;
/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
/** @type {box} */
let room;
/** @type {import('playwright-core').BrowserContext[]} */
let people;

before(async () => {
  if (skip) return;
  display = await screen.start('1920x1200');
  stage = await launch_sharing_chromium({ headed: true, display: display.display });
});
after(async () => {
  await stage?.close();
  await display?.stop();
});
beforeEach(async () => {
  people = [];
  room = await box.start();
});
afterEach(async () => {
  await Promise.allSettled(people.map((one) => one.close()));
  await room?.stop();
});

/** @param {string} name */
async function somebody(name) {
  const context = await new_person(stage.browser);
  people.push(context);
  const page = await context.newPage();
  const faults = watch_faults(page, room.url);
  await watch_peers(page);
  await join(page, room.url, name, await room.pin());
  return { page, faults };
}

/** The tab that will be chosen plays a tone from now on. @param {Page} tab */
async function play_tone(tab) {
  await tab.click('canvas'); // it was used: it may play
  await tab.evaluate(async () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    Object.assign(window, { tone });
    tone.connect(context.destination);
    tone.start();
    await context.resume();
  });
}

/** @param {Page} page @returns {Promise<number>} W3C totalAudioEnergy of all that it received */
const energy = (page) => page.evaluate(async () => {
  const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
  let sum = 0;
  for (const peer of peers) {
    for (const entry of (await peer.getStats()).values()) {
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio') sum += entry.totalAudioEnergy ?? 0;
    }
  }
  return sum;
});

test('sound: what a tab plays goes along and is heard', { skip, ...bounded }, async () => {
  await plug_loudspeaker(room);
  const { page: ada, faults } = await somebody('Ada');
  await share(ada);
  await live(room, 'screen');
  await until(async () => (await share_of(room, 'screen'))?.sound, 'sound of the share');
  assert.match(await text_of(ada, 'sound-line'), /Sound goes along/);
  const { page: bob } = await somebody('Bob');
  await bob.click('#watch-open');
  await until(() => bob.evaluate(() =>
    [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0)), 'Bob sees it');
  await bob.click('#watch-sound');
  assert.equal(await bob.getAttribute('#watch-sound', 'aria-pressed'), 'true');
  assert.ok((await energy(bob)) < 0.01, 'nothing is played yet');
  await play_tone(stage.clock_page);
  await until(async () => (await energy(bob)) > 0.1, 'Bob hears the tone');
  assert.deepEqual(faults, []);
});
