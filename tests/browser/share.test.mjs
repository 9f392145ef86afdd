// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { launch_sharing_chromium, open_clock } from './support/chromium.mjs';
import { join, press_join, share, text_of } from './support/page.mjs';
import { scene } from './support/scene.mjs';
import { bounded, until } from './support/wait.mjs';

const at = new scene(launch_sharing_chromium);
/** @type {import('./support/box.mjs').box} */
let room;
/** @type {import('playwright-core').Page} */
let page;
let pin = '';

beforeEach(async () => {
  ({ room, pin } = at);
  page = await at.somebody();
});

test('share: the picture arrives with its full size', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  const arrived = await room.live_share('Ada');
  assert.deepEqual([arrived.width, arrived.height], [1920, 1080]);
  await page.waitForSelector('#status:is([data-state="live"], [data-state="weak"])');
  assert.match(await text_of(page, 'figures'), /1920 × 1080/);
  const preview = () => page.evaluate(
    () => /** @type {HTMLVideoElement} */ (document.getElementById('preview')).videoWidth,
  );
  await until(preview, 'a preview that shows the stream');
});

test('share: the second sharer stands beside the first', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  await room.live_share('Ada');
  const other = await at.somebody();
  await join(other, room.url, 'Grace', pin);
  assert.match(await text_of(other, 'others'), /Ada/);
  await share(other);
  await room.live_share('Grace');
  await until(async () => /Grace/.test(await text_of(page, 'others')), 'Ada sees that Grace shows');
  const orders = Object.values((await room.room()).shares).map(({ order }) => order);
  assert.equal(new Set(orders).size, 2);
});

test('share: stop ends it at once, and it can be shared again', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  const first = await room.live_share('Ada');
  await page.click('#stop');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  assert.match(await text_of(page, 'notice'), /You stopped sharing/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'share');
  await share(page);
  const second = await room.live_share('Ada');
  assert.notEqual(second.id, first.id);
});

test("share: the browser's own stop ends it", bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  await room.live_share('Ada');
  await at.stage.clock_page.close(); // what was captured is gone: the track ends by itself
  at.stage.clock_page = await open_clock(at.stage.browser);
  await room.no_share('Ada');
  await room.share_ended('stopped');
  assert.match(await text_of(page, 'notice'), /You stopped sharing/);
});

test('share: ended at the display, the page says so', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  const { id } = await room.live_share('Ada');
  await room.admin('share.stop', { share: id });
  await page.waitForSelector('#start:not([hidden])');
  assert.match(await text_of(page, 'notice'), /ended/);
  await room.no_share('Ada');
});

test('share: leaving ends it', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  await room.live_share('Ada');
  await page.click('#leave');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  await page.waitForSelector('#view-join:not([hidden])');
});

test('share: smooth video and sharp text can be chosen while live', bounded, async () => {
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (options) => {
      const stream = await ask(options);
      Object.assign(window, { captured: stream.getVideoTracks()[0] });
      return stream;
    };
  });
  const hint = () => page.evaluate(() => /** @type {any} */ (window).captured.contentHint);
  await join(page, room.url, 'Ada', pin);
  await share(page);
  await room.live_share('Ada');
  assert.equal(await hint(), 'text');
  await page.click('label[for="content-video"]');
  assert.equal(await hint(), 'motion');
  await page.focus('#content-video');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await hint(), 'text');
});

test('share: refused permission explains what to do', bounded, async () => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  });
  await join(page, room.url, 'Ada', pin);
  await page.click('#share');
  await page.waitForSelector('#notice[data-level="error"]');
  assert.match(await text_of(page, 'notice'), /symbol left of the address/);
  assert.equal(await page.isEnabled('#share'), true);
});

test('share: something else takes the place of what is shown', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await share(page);
  const { id } = await room.live_share('Ada');
  await page.evaluate(() => {
    const put = RTCRtpSender.prototype.replaceTrack;
    RTCRtpSender.prototype.replaceTrack = async function () {
      RTCRtpSender.prototype.replaceTrack = put;
      throw new DOMException('needs negotiation', 'InvalidModificationError');
    };
  });
  const previewed = () =>
    page.evaluate(() => /** @type {any} */ (document.getElementById('preview')).srcObject.id);
  const before = await previewed();
  await page.click('#change');
  await page.waitForSelector('#notice[data-level="error"]');
  assert.equal(await previewed(), before);
  assert.equal((await room.live_share('Ada')).id, id, 'what was shown goes on');
  await page.click('#change');
  await until(async () => (await previewed()) !== before, 'a preview of the other');
  assert.equal(await page.isVisible('#notice'), false);
  assert.equal((await room.live_share('Ada')).id, id, 'the same share');
});

/** The picker stays open until `choose()`; `captured` is what it gave. */
async function hold_picker() {
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (options) => {
      const stream = await ask(options);
      await new Promise((resolve) => Object.assign(window, { choose: resolve }));
      Object.assign(window, { captured: stream.getVideoTracks()[0] });
      return stream;
    };
  });
}

test('share: removed while choosing, nothing is captured, nor shown later', bounded, async () => {
  await hold_picker();
  await join(page, room.url, 'Ada', pin);
  await page.click('#share');
  await page.waitForFunction(() => 'choose' in window);
  const [participant] = Object.keys((await room.room()).participants);
  await room.admin('participant.remove', { participant });
  await page.waitForSelector('#view-over:not([hidden])');
  await page.evaluate(() => /** @type {any} */ (window).choose());
  await page.waitForFunction(() => /** @type {any} */ (window).captured?.readyState === 'ended');
  await page.click('#over-button');
  await press_join(page, 'Ada', pin);
  await page.waitForSelector('#view-room:not([hidden])');
  assert.equal(await page.isVisible('#share'), true);
  assert.deepEqual((await room.room()).shares, {});
});

test('share: an answer that came too late does not count as a second share', bounded, async () => {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const box_side = socket.connectToServer();
    let held = '';
    socket.onMessage((text) => {
      const { id, method } = JSON.parse(String(text));
      if (method === 'peer.offer' && !held) held = String(id);
      box_side.send(text);
    });
    box_side.onMessage((text) => {
      if (String(JSON.parse(String(text)).id) !== held) socket.send(text);
    });
  });
  await join(page, room.url, 'Ada', pin);
  await share(page);
  await room.live_share('Ada');
  assert.equal(Object.keys((await room.room()).shares).length, 1);
  assert.equal(await page.isVisible('#stop'), true);
});

test('share: the lone keyboard joins, shares and stops', bounded, async () => {
  await page.goto(room.url);
  await page.waitForSelector('#view-join:not([hidden])');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#view-room:not([hidden])');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await room.live_share('Ada');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'stop');
  await page.keyboard.press('Enter');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  assert.equal(await page.isVisible('#status'), false);
});
