// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The sound of a shared tab goes along where the display can play it.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { live, share_of, wires } from './support/camera_box.mjs';
import { launch_sharing_chromium, new_person } from './support/chromium.mjs';
import { plug_loudspeaker } from './support/loudspeaker.mjs';
import { join, share, text_of, watch_peers } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
/** @type {box} */
let room;
/** @type {import('playwright-core').BrowserContext} */
let person;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
  stage = await launch_sharing_chromium();
});
after(() => stage?.close());
beforeEach(async () => {
  room = await box.start();
  person = await new_person(stage.browser);
  page = await person.newPage();
  await watch_peers(page);
  // A tone stands in for what a tab plays: a browser without a screen gives no sound of tabs.
  await page.addInitScript(() => {
    const seen = Object.assign(window, { asked: /** @type {any[]} */ ([]), plays: true, tone: /** @type {any} */ (null) });
    const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (wanted) => {
      seen.asked.push(wanted);
      const stream = await ask({ ...wanted, audio: false });
      if (!wanted?.audio || !seen.plays) return stream;
      const context = new AudioContext();
      const tone = context.createOscillator();
      const out = context.createMediaStreamDestination();
      tone.connect(out);
      tone.start();
      [seen.tone] = out.stream.getAudioTracks();
      stream.addTrack(seen.tone);
      return stream;
    };
  });
});
afterEach(() => leave_stage());

async function leave_stage() {
  await Promise.allSettled([person?.close()]);
  await room?.stop();
}

const enter = async () => join(page, room.url, 'Ada', await room.pin());
const asked = () => page.evaluate(() => /** @type {any} */ (window).asked.at(-1));
/** @param {boolean} plays */
const next_plays = (plays) => page.evaluate((value) => Object.assign(window, { plays: value }), plays);
const heard = () => until(async () => (await share_of(room, 'screen'))?.sound, 'it is heard');
const silent = () => until(async () => !(await share_of(room, 'screen'))?.sound, 'it is silent');

test('sound: a display without a loudspeaker is asked for none', bounded, async () => {
  await enter();
  await share(page);
  await live(room, 'screen');
  assert.equal((await asked()).audio, false);
  await until(async () => /no loudspeaker/.test(await text_of(page, 'sound-line')), 'the page says so');
  assert.equal(await page.isVisible('#sound'), false);
  assert.equal((await share_of(room, 'screen')).sound, false);
});

test('sound: goes along, comes and goes with what is shared, and ends by itself', bounded, async () => {
  await plug_loudspeaker(room);
  await enter();
  await share(page);
  const { id } = await live(room, 'screen');
  const wanted = await asked();
  assert.deepEqual(wanted.audio, {
    suppressLocalAudioPlayback: true, echoCancellation: false, noiseSuppression: false, autoGainControl: false,
  });
  assert.equal(wanted.systemAudio, 'include');
  await heard();
  assert.match(await text_of(page, 'sound-line'), /Sound goes along/);
  await next_plays(false);
  await page.click('#change');
  await silent();
  await until(async () => /No sound/.test(await text_of(page, 'sound-line')), 'the page says so');
  await next_plays(true);
  await page.click('#change');
  await heard();
  await page.evaluate(() => {
    const { tone } = /** @type {any} */ (window);
    tone.stop();
    tone.dispatchEvent(new Event('ended'));
  });
  await silent();
  assert.equal((await live(room, 'screen')).id, id, 'the same share all the time');
  assert.deepEqual(await wires(page), { made: 1, open: 1, sections: 2 });
});

test('sound: one button switches it off and on', bounded, async (context) => {
  await plug_loudspeaker(room);
  await enter();
  await share(page);
  await live(room, 'screen');
  await heard();
  if (!('muted' in (await share_of(room, 'screen')))) {
    await leave_stage(); // node does not do it for what is skipped
    return context.skip('this box has no share.volume yet');
  }
  await page.click('#sound');
  await until(async () => (await share_of(room, 'screen')).muted, 'it is off');
  await silent(); // nobody hears it, so it is not sent
  assert.match(await text_of(page, 'sound-line'), /is off/);
  await page.click('#sound');
  await heard();
});

test('sound: a slider says how loud it is on the display', bounded, async () => {
  await plug_loudspeaker(room);
  await enter();
  await share(page);
  await live(room, 'screen');
  await heard();
  await page.waitForSelector('#own-level:not([hidden]) input');
  await page.fill('#own-level input', '40');
  await until(async () => (await share_of(room, 'screen')).volume === 40, 'it is quieter');
  assert.equal(await page.textContent('#own-level output'), '40');
  // What somebody else sets is seen here.
  await room.admin('share.volume', { share: (await share_of(room, 'screen')).id, volume: 75 });
  await page.waitForFunction(
    () => /** @type {HTMLInputElement} */ (document.querySelector('#own-level input')).value === '75',
  );
});
