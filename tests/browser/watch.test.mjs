// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the display shows, watched on one's own device.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { launch_sharing_chromium } from './support/chromium.mjs';
import { join, share, text_of, watch_peers, watch_socket } from './support/page.mjs';
import { scene } from './support/scene.mjs';
import { bounded, until } from './support/wait.mjs';

const at = new scene(launch_sharing_chromium);
/** @type {import('./support/box.mjs').box} */
let room;
/** @type {import('playwright-core').Page} */
let bob;
let pin = '';

beforeEach(async () => {
  ({ room, pin } = at);
  bob = await at.somebody();
});

/** @param {string} name */
async function sharer(name) {
  const page = await at.somebody();
  await join(page, room.url, name, pin);
  await share(page);
  const live = await room.live_share(name);
  return { page, id: live.id };
}

/** @param {import('playwright-core').Page} [page] */
async function watches(page = bob) {
  await page.click('#watch-open');
  await pictures(1, page);
}

/** @param {number} count @param {import('playwright-core').Page} [page] */
function pictures(count, page = bob) {
  const sizes = () => page.$$eval('#watch-stage video', (all) =>
    all.map((one) => /** @type {HTMLVideoElement} */ (one).videoWidth).filter((width) => width > 0));
  return until(async () => {
    const all = await sizes();
    return all.length === count ? all : null;
  }, `${count} moving pictures`);
}

/** Frames that the first picture has shown. @param {import('playwright-core').Page} [page] */
function frames(page = bob) {
  return page.$eval('#watch-stage video',
    (video) => /** @type {HTMLVideoElement} */ (video).getVideoPlaybackQuality().totalVideoFrames);
}

/** @param {number} more @param {import('playwright-core').Page} [page] */
async function moves(more = 5, page = bob) {
  const before = await frames(page);
  await until(async () => (await frames(page)) >= before + more, 'frames that move');
}

/** What the box says that somebody watches. @param {string} name */
async function watched_by(name) {
  const all = /** @type {any[]} */ (Object.values((await room.room()).participants));
  return all.find((one) => one.name === name)?.views.share;
}

test('watch: the picture comes as large as it was sent, and the host can see who watches', bounded, async () => {
  await join(bob, room.url, 'Bob', pin);
  assert.equal(await bob.isVisible('#watch-open'), false);
  const { id } = await sharer('Ada');
  await watches();
  assert.deepEqual(await pictures(1), [1920]);
  await moves();
  await until(async () => (await watched_by('Bob')) === id, 'the box knows what Bob watches');
  await bob.click('#watch-close');
  await until(async () => (await watched_by('Bob')) === '', 'the box knows that Bob watches nothing');
});

test('watch: a second share joins the first, one is picked, and it ends', bounded, async () => {
  await watch_peers(bob);
  await join(bob, room.url, 'Bob', pin);
  await sharer('Ada');
  await watches();
  const grace = await sharer('Grace');
  await pictures(2);
  await bob.click('#watch-chips .chip:nth-child(3)');
  await pictures(1);
  assert.match(await text_of(bob, 'watch-stage'), /Grace/);
  await moves();
  await bob.click('#watch-chips .chip:nth-child(1)');
  await pictures(2);
  await grace.page.click('#stop');
  await pictures(1);
  assert.match(await text_of(bob, 'watch-stage'), /Ada/);
  // A larger connection took over from the first one; what was picked needed none.
  const made = await bob.evaluate(() => /** @type {any} */ (window).peers.length);
  assert.ok(made <= 3, `${made} connections`);
});

test('watch: a share that is paused is not sent to those who watch', bounded, async () => {
  await join(bob, room.url, 'Bob', pin);
  const { page } = await sharer('Ada');
  await watches();
  await moves();
  await page.click('#pause');
  await bob.waitForSelector('.watch-tile[data-paused="true"]');
  await until(async () => {
    const before = await frames();
    await new Promise((later) => setTimeout(later, 1500));
    return (await frames()) === before;
  }, 'a picture that stands still');
  await page.click('#pause');
  await bob.waitForSelector('.watch-tile[data-paused="false"]');
  await moves();
});

test('watch: the host switches it off and on', bounded, async () => {
  await join(bob, room.url, 'Bob', pin);
  await sharer('Ada');
  await watches();
  await room.admin('viewing.set', { allowed: false });
  await bob.waitForSelector('#watch', { state: 'hidden' });
  assert.equal(await bob.isVisible('#watch-open'), false);
  assert.match(await text_of(bob, 'notice'), /switched off/);
  await room.admin('viewing.set', { allowed: true });
  await bob.waitForSelector('#watch-open:not([hidden])');
  await watches();
  await moves();
});

test('watch: it comes back by itself after the box was killed', bounded, async () => {
  await join(bob, room.url, 'Bob', pin);
  await sharer('Ada');
  await watches();
  await room.kill();
  await room.run();
  await room.live_share('Ada');
  await until(async () => (await watched_by('Bob')) !== '', 'Bob watches again');
  await moves();
});

test('watch: zoomed, held and kept as a file', bounded, async () => {
  await join(bob, room.url, 'Bob', pin);
  await sharer('Ada');
  await watches();
  await bob.click('#watch-larger');
  assert.equal(await text_of(bob, 'watch-zoom'), '150 %');
  const scale = await bob.$eval('#watch-stage video', (video) => /** @type {HTMLElement} */ (video).style.transform);
  assert.match(scale, /scale\(1.5\)/);
  await bob.click('#watch-hold');
  const held = await frames();
  assert.equal(await bob.$eval('#watch-stage video', (video) => /** @type {HTMLVideoElement} */ (video).paused), true);
  const [file] = await Promise.all([bob.waitForEvent('download'), bob.click('#watch-keep')]);
  assert.match(file.suggestedFilename(), /^Ada .*\.png$/);
  assert.ok((await frames()) <= held + 2);
  await bob.click('#watch-hold');
  await moves();
  await bob.keyboard.press('Escape');
  await bob.waitForSelector('#watch', { state: 'hidden' });
});

test('watch: three people watch one share, and the sharer sends it once', bounded, async () => {
  const { page } = await sharer('Ada');
  const others = [];
  for (let i = 0; i < 3; ++i) {
    const one = await at.somebody();
    await join(one, room.url, `Viewer ${i}`, pin);
    await watches(one);
    others.push(one);
  }
  for (const one of others) await moves(3, one);
  const shares = Object.values((await room.room()).shares);
  assert.equal(shares.length, 1);
  assert.equal(await page.isVisible('#running'), true);
});

test('watch: a view that the box has lost without a word is begun anew', bounded, async () => {
  await watch_peers(bob);
  await watch_socket(bob);
  /** @type {string[]} of its views, as the box names them */
  const views = [];
  bob.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
    const { result } = JSON.parse(String(payload));
    if (result?.peer && result.sdp) views.push(result.peer);
  }));
  await join(bob, room.url, 'Bob', pin);
  await sharer('Ada');
  await watches();
  await moves();
  // Behind the page's back: it can only see that nothing answers on this path any more.
  await bob.evaluate((peer) => {
    const { socket } = /** @type {{socket: WebSocket}} */ (/** @type {unknown} */ (window));
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1e9, method: 'peer.close', params: { peer } }));
  }, views[0]);
  await until(() => views.length === 2, 'a second view');
  await moves();
  const states = await bob.evaluate(() => /** @type {any} */ (window).peers.map((/** @type {any} */ one) => one.connectionState));
  assert.deepEqual(states, ['closed', 'connected']);
});
