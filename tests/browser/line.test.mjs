// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';
import { box, until } from './support/box.mjs';
import { launch_sharing_chromium } from './support/chromium.mjs';
import { join, share } from './support/page.mjs';

/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
/** @type {box} */
let room;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} what the box said of its ICE state */
let states;

beforeEach(async () => {
  room = await box.start();
  stage = await launch_sharing_chromium();
  page = stage.join_page;
  states = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload));
      if (message.method === 'peer.state') states.push(message.params.state);
    }),
  );
  await page.addInitScript(() => {
    const real = window.RTCPeerConnection;
    const made = Object.assign(window, { peers: /** @type {RTCPeerConnection[]} */ ([]) }).peers;
    window.RTCPeerConnection = class extends real {
      /** @param {RTCConfiguration} [configuration] */
      constructor(configuration) {
        super(configuration);
        made.push(this);
      }
    };
  });
  await join(page, room.url, 'Ada', await room.pin());
  await share(page);
});
afterEach(async () => {
  await stage?.close();
  await room?.stop();
});

/** Of the page's newest peer connection. */
function line() {
  return page.evaluate(() => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    const pc = peers[peers.length - 1];
    const works = ['connected', 'completed'].includes(pc.iceConnectionState);
    return {
      peers: peers.length,
      ufrag: /ice-ufrag:(\S+)/.exec(pc.localDescription?.sdp ?? '')?.[1],
      good: works && pc.signalingState === 'stable',
    };
  });
}

/** As if the network had changed under the page. */
function break_line() {
  return page.evaluate(() => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    const pc = peers[peers.length - 1];
    Object.defineProperty(pc, 'iceConnectionState', { value: 'failed', configurable: true });
    pc.dispatchEvent(new Event('iceconnectionstatechange'));
    Reflect.deleteProperty(pc, 'iceConnectionState');
  });
}

/** @param {number} pid @returns {number[]} */
function descendants(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return children.filter(Boolean).map(Number).flatMap((child) => [child, ...descendants(child)]);
}

/** @param {'SIGSTOP' | 'SIGCONT'} signal */
function signal_browser(signal) {
  for (const pid of descendants(process.pid)) {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8');
    if (name.startsWith('chrom')) process.kill(pid, signal);
  }
}

test('line: a share lives through many ICE restarts', { timeout: 90000 }, async () => {
  const first = await room.live_share('Ada');
  for (let restart = 0; restart < 11; ++restart) {
    const { ufrag } = await line();
    await break_line();
    await until(async () => {
      const now = await line();
      return now.good && now.ufrag !== ufrag;
    }, `connection after restart ${restart}`);
  }
  assert.equal((await line()).peers, 1, 'the same peer connection all the time');
  assert.equal((await room.live_share('Ada')).id, first.id);
});

test('line: a silent browser is disconnected until it is back', { timeout: 60000 }, async () => {
  await room.live_share('Ada');
  const works = ['connected', 'completed'];
  await until(async () => works.includes(states.at(-1) ?? ''), 'connection');
  signal_browser('SIGSTOP');
  try {
    const of_ada = async () => Object.values((await room.room()).shares)[0];
    await until(async () => (await of_ada()).state === 'weak', 'the share is weak');
    assert.equal((await of_ada()).reason, 'network');
  } finally {
    signal_browser('SIGCONT');
  }
  await until(async () => states.includes('disconnected'), 'the box said disconnected');
  await until(async () => states.at(-1) === 'connected', 'connected again');
  await room.live_share('Ada');
});
