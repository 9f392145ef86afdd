// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Further offers that our page would never make: the box refuses them and what runs, runs on.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { gone, launch_camera_chromium, live, share_of } from './support/camera_box.mjs';
import { new_person } from './support/chromium.mjs';
import { open_raw_visit } from './support/raw_visit.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {Awaited<ReturnType<typeof launch_camera_chromium>>} */
let stage;
/** @type {box} */
let room;
/** @type {import('playwright-core').BrowserContext} */
let person;
/** @type {import('playwright-core').Page} */
let page;
let screen = '';

before(async () => {
  stage = await launch_camera_chromium();
});
after(() => stage?.close());
beforeEach(async () => {
  room = await box.start();
  person = await new_person(stage.browser);
  page = await person.newPage();
  await open_raw_visit(page, room.url, 'Ada', await room.pin());
  await run(async ({ raw, kept }) => {
    const devices = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    [kept.video] = devices.getVideoTracks();
    [kept.audio] = devices.getAudioTracks();
    kept.copy = kept.video.clone();
    raw.pc.addTransceiver(kept.video, { direction: 'sendonly' });
    const { shares } = await raw.offer({ 0: { kind: 'screen' } });
    kept.screen = shares[0];
  });
  screen = (await live(room, 'screen')).id;
});
afterEach(async () => {
  await Promise.allSettled([person?.close()]);
  await room?.stop();
});

/** @param {(seat: {raw: any, kept: any}) => any} work in the page @returns {Promise<any>} */
function run(work) {
  return page.evaluate(async (source) => {
    const seat = /** @type {any} */ (window);
    seat.kept ??= {};
    return (0, eval)(`(${source})`)({ raw: seat.raw, kept: seat.kept });
  }, String(work));
}

/** Pictures come, and it is the same share. */
async function screen_runs_on() {
  const sent = () => run(async ({ raw }) => {
    const stats = await raw.pc.getSenders()[0].getStats();
    for (const entry of stats.values()) if (entry.type === 'outbound-rtp') return entry.framesSent;
    return 0;
  });
  const before = await sent();
  await until(async () => (await sent()) > before + 5, 'the screen goes on');
  assert.equal((await live(room, 'screen')).id, screen);
}

test('renegotiation: a section that was inactive is used again, again and again', bounded, async () => {
  for (const parked of ['inactive', 'sendonly', 'inactive']) {
    await page.evaluate((way) => Object.assign(/** @type {any} */ (window).kept, { way }), parked);
    const there = await run(async ({ raw, kept }) => {
      kept.camera ??= raw.pc.addTransceiver('video', { direction: 'sendonly' });
      await kept.camera.sender.replaceTrack(kept.copy);
      kept.camera.direction = 'sendonly';
      return raw.offer({ 0: { kind: 'screen', share: kept.screen }, 1: { kind: 'camera' } });
    });
    assert.equal(there.error, undefined, there.text);
    await live(room, 'camera');
    const idle = await run(async ({ raw, kept }) => {
      await kept.camera.sender.replaceTrack(null);
      kept.camera.direction = kept.way;
      const answer = await raw.offer({ 0: { kind: 'screen', share: kept.screen } });
      return [answer.text ?? '', kept.camera.currentDirection];
    });
    assert.deepEqual(idle, ['', 'inactive'], 'the box wants nothing of it');
    await gone(room, 'camera');
  }
  await screen_runs_on();
});

test('renegotiation: of two offers at once one is told to come again, and all runs on', bounded, async () => {
  const answers = await run(async ({ raw, kept }) => {
    raw.pc.addTransceiver(kept.copy, { direction: 'sendonly' });
    await raw.pc.setLocalDescription();
    const { sdp } = raw.pc.localDescription;
    const shares = { 0: { kind: 'screen', share: kept.screen }, 1: { kind: 'camera' } };
    const both = await Promise.all([{ shares }, {}].map((more) =>
      raw.call('peer.offer', { peer: raw.peer, sdp, ...more })));
    const taken = both.find(({ result }) => result);
    if (taken) await raw.pc.setRemoteDescription({ type: 'answer', sdp: taken.result.sdp });
    // Which of the two comes first is not promised: the one with the camera has to ask the meeting.
    if (both[0].error) both.push({ result: await raw.offer(shares) });
    return both;
  });
  const faults = answers.flatMap((/** @type {any} */ { error }) => (error ? [error.data] : []));
  assert.deepEqual(faults.map((/** @type {any} */ { name }) => name), ['unavailable'], JSON.stringify(answers));
  assert.ok(faults[0].retry_after_ms > 0);
  await live(room, 'camera');
  await screen_runs_on();
});

test('renegotiation: an offer without the section in use is refused, and the share runs on', bounded, async () => {
  const answer = await run(({ raw, kept }) => {
    raw.pc.addTransceiver(kept.copy, { direction: 'sendonly' });
    const without_first = (/** @type {string} */ sdp) => {
      const [head, , ...rest] = sdp.split(/(?=^m=)/m);
      return [head.replace('BUNDLE 0 1', 'BUNDLE 1'), ...rest].join('');
    };
    return raw.offer({ 1: { kind: 'screen', share: kept.screen } }, without_first);
  });
  assert.equal(answer.error, 'sdp_invalid');
  assert.match(answer.text, /Media section 1 was/);
  await screen_runs_on();
});

test('renegotiation: sound of an impossible channel count is refused in words', bounded, async () => {
  const answer = await run(({ raw, kept }) => {
    raw.pc.addTransceiver(kept.audio, { direction: 'sendonly' });
    const shares = { 0: { kind: 'screen', share: kept.screen, sound: '1' } };
    return raw.offer(shares, (/** @type {string} */ sdp) => sdp.replaceAll('opus/48000/2', 'opus/48000/7'));
  });
  assert.equal(answer.error, 'codec_unsupported');
  assert.match(answer.text, /opus\/48000\/2/);
  await screen_runs_on();
  const good = await run(({ raw, kept }) => raw.offer((/** @type {string[]} */ [, sound]) =>
    ({ 0: { kind: 'screen', share: kept.screen, sound } })));
  assert.equal(good.error, undefined, good.text);
  await until(async () => (await share_of(room, 'screen'))?.sound, 'sound');
});

test('renegotiation: a camera offered with its screen is no second question', bounded, async () => {
  await room.admin('share.stop', { share: screen });
  await gone(room, 'screen');
  await room.admin('settings.set', { values: { 'meeting.sharing': 'moderated' } });
  const answered = run(({ raw, kept }) => {
    raw.pc.close();
    raw.pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    raw.peer = '';
    raw.pc.addTransceiver(kept.video, { direction: 'sendonly' });
    raw.pc.addTransceiver(kept.copy, { direction: 'sendonly' });
    return raw.offer({ 0: { kind: 'screen' }, 1: { kind: 'camera' } });
  });
  const [id, request] = await until(async () => Object.entries((await room.room()).requests)[0], 'a question');
  assert.equal(request.kind, 'screen');
  await room.admin('request.accept', { request: id });
  const answer = await answered;
  assert.equal(answer.error, undefined, answer.text);
  assert.ok((await share_of(room, 'screen')) && (await share_of(room, 'camera')));
});
