// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_sharing_chromium, new_person } from './support/chromium.mjs';
import { in_room, join, share, text_of, wait_status, watch_calls } from './support/page.mjs';
import { bounded, pause, until } from './support/wait.mjs';

/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
before(async () => {
  stage = await launch_sharing_chromium();
});
after(() => stage?.close());

/**
 * @typedef {{room: box, person: import('playwright-core').BrowserContext,
 *   page: import('playwright-core').Page}} scene
 * @type {[string, (scene: scene) => Promise<void>][]}
 */
const scenarios = [];
/** @param {string} name @param {(scene: scene) => Promise<void>} body */
const scenario = (name, body) => scenarios.push([name, body]);

/** Somebody has joined a box of their own. @param {(scene: scene) => Promise<void>} body */
async function on_stage(body) {
  const room = await box.start();
  try {
    const person = await new_person(stage.browser);
    const page = await person.newPage();
    await page.addInitScript(() => {
      const counted = Object.assign(window, { captures: 0 });
      const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getDisplayMedia = (options) => {
        counted.captures += 1;
        return ask(options);
      };
    });
    await join(page, room.url, 'Ada', await room.pin());
    await body({ room, person, page }).finally(() => person.close());
  } finally {
    await room.stop();
  }
}

/** "weak" is live with a complaint; a busy test machine earns it honestly. */
const GOES_ON = '#status:is([data-state="live"], [data-state="weak"])';

/** @param {box} room @returns {Promise<any[]>} */
const people_in = async (room) => Object.values((await room.room()).participants);

/** Media goes on meanwhile. @param {scene} scene @returns {Promise<() => Promise<void>>} brings the socket back */
async function lose_socket({ person, page }) {
  const session = await person.newCDPSession(page);
  await session.send('Network.enable');
  const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', offline);
  await page.waitForSelector('#banner:not([hidden])');
  return async () => {
    await session.send('Network.emulateNetworkConditions', { ...offline, offline: false });
    await page.waitForSelector('#banner', { state: 'hidden' });
  };
}

scenario('a reloaded page is in without PIN and shares again with one click', async (scene) => {
  const { room, page } = scene;
  await share(page);
  await room.live_share('Ada');
  await page.reload();
  await in_room(page);
  await room.no_share('Ada');
  assert.match(await text_of(page, 'notice'), /reloaded/);
  assert.equal(await text_of(page, 'share'), 'Share again');
  assert.deepEqual((await people_in(room)).map(({ name, state }) => [name, state]), [['Ada', 'present']]);
  await share(page);
  await room.live_share('Ada');
});

scenario('a dead page leaves the display and its owner is away', async (scene) => {
  const { room, page } = scene;
  await share(page);
  await room.live_share('Ada');
  // The renderer dies without a word, as with a closed lid or an empty battery.
  const crash = page.waitForEvent('crash');
  void page.goto('chrome://crash').catch(() => {});
  await crash;
  await until(async () => (await people_in(room))[0]?.state === 'away', 'Ada is away');
  await room.no_share('Ada');
});

scenario('a lost socket comes back by itself and the share goes on', async (scene) => {
  const { room, page } = scene;
  await share(page);
  const first = await room.live_share('Ada');
  const come_back = await lose_socket(scene);
  await come_back();
  const again = await room.live_share('Ada');
  assert.equal(again.id, first.id, 'the same share');
  await page.waitForSelector(GOES_ON);
});

scenario('what was stopped without a connection is told afterwards', async (scene) => {
  const { room, page } = scene;
  await share(page);
  const { id } = await room.live_share('Ada');
  const come_back = await lose_socket(scene);
  const stopped = watch_calls(page, 'share.stop');
  await page.click('#stop');
  await come_back();
  await room.no_share('Ada');
  await room.share_ended('stopped');
  await until(() => stopped.length, 'the call');
  assert.deepEqual(stopped, [{ share: id }]);
});

scenario('a line that is dead and half open for long comes back by itself', async (scene) => {
  const { room, page } = scene;
  await share(page);
  const first = await room.live_share('Ada');
  await page.waitForSelector(GOES_ON);
  // No RST, no FIN, no packet: a closed lid, or a Wi-Fi out of reach.
  room.freeze();
  try {
    await wait_status(page, 'lost');
    await page.waitForSelector('#banner:not([hidden])');
    await pause(5000);
  } finally {
    room.thaw();
  }
  await page.waitForSelector('#banner', { state: 'hidden' });
  await page.waitForSelector(GOES_ON);
  assert.equal((await room.live_share('Ada')).id, first.id, 'the same share');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).captures), 1, 'no second click');
});

scenario('tesserad killed and back: in and live by itself, no PIN', async (scene) => {
  const { room, page } = scene;
  await share(page);
  await room.live_share('Ada');
  await room.kill();
  await wait_status(page, 'lost');
  assert.equal(await page.isVisible('#preview'), true);
  await room.run();
  const start = Date.now();
  const arrived = await room.live_share('Ada');
  const took = Date.now() - start;
  assert.deepEqual([arrived.width, arrived.height], [1920, 1080]);
  console.log(`# live ${took} ms after tesserad was ready`);
  assert.equal(await page.isVisible('#view-room'), true);
  assert.equal(await page.isVisible('#banner'), false);
  await page.waitForSelector(GOES_ON);
});

// They wait for time-outs most of their time, and do that beside each other.
describe('resume', { concurrency: 2 }, () => {
  for (const [name, body] of scenarios) test(name, bounded, () => on_stage(body));
});
