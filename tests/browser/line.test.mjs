// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { launch_sharing_chromium } from './support/chromium.mjs';
import { join, share, watch_peers } from './support/page.mjs';
import { scene } from './support/scene.mjs';
import { bounded, until } from './support/wait.mjs';

const at = new scene(launch_sharing_chromium);
/** @type {import('./support/box.mjs').box} */
let room;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} what the box said of its ICE state */
let states;

beforeEach(async () => {
  ({ room } = at);
  page = await at.somebody();
  states = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload));
      if (message.method === 'peer.state') states.push(message.params.state);
    }),
  );
  await watch_peers(page);
  await join(page, room.url, 'Ada', at.pin);
  await share(page);
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

/** @param {number} pid @returns {[string, number]} name and parent */
function told_of(pid) {
  try {
    // proc_pid_stat(5): the name stands in brackets, the parent second after it.
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [name ?? '', Number(rest?.split(' ')[1])];
  } catch {
    return ['', 0]; // it has just ended
  }
}

/** @param {'SIGSTOP' | 'SIGCONT'} signal */
function signal_browser(signal) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(all.map((pid) => [pid, told_of(pid)[1]]));
  /** @param {number} pid @returns {boolean} */
  const is_ours = (pid) => pid === process.pid || (parents.has(pid) && is_ours(parents.get(pid) ?? 0));
  for (const pid of all) {
    if (told_of(pid)[0].startsWith('chrom') && is_ours(pid)) process.kill(pid, signal);
  }
}

test('line: a share lives through many ICE restarts', bounded, async () => {
  const first = await room.live_share('Ada');
  for (let restart = 0; restart < 11; ++restart) {
    const { ufrag } = await line();
    await break_line();
    await until(async () => {
      const now = await line();
      return now.good && now.ufrag !== ufrag;
    }, `connection after restart ${restart}`);
  }
  // Not one for each restart. On a busy machine a line is silent for two seconds now and then, and that
  // is a reason for a new one.
  assert.ok((await line()).peers <= 3, 'the same peer connection nearly all the time');
  assert.equal((await room.live_share('Ada')).id, first.id);
});

test('line: a silent browser is disconnected until it is back', bounded, async () => {
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
