// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// STUN and TURN servers of the box (web.ice_servers) in the connections of the page. Nobody listens
// where these are: what counts is that the page asks them, and goes on without.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path_of } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box_peer } from '../../web/box_peer.js';
import { box } from './support/box.mjs';
import { launch_sharing_chromium, new_person } from './support/chromium.mjs';
import { join, open, press_join, share, watch_faults, watch_peers } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

const STUN = 'stun:127.0.0.1:9';
const TURN = 'turn:127.0.0.1:9?transport=udp';
const PASSWORD = 'good-for-nothing-else';
const SERVERS = [{ urls: STUN }, { urls: TURN, username: 'studio', credential: PASSWORD }];

/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
/** @type {box} */
let room;
let folder = '';

before(async () => {
  stage = await launch_sharing_chromium();
});
after(() => stage?.close());
beforeEach(async () => {
  folder = mkdtempSync(path_of(tmpdir(), 'tsi-'));
  const ice_credential_file = path_of(folder, 'credential');
  writeFileSync(ice_credential_file, `${PASSWORD}\n`, { mode: 0o600 });
  room = await box.start({ web: { ice_servers: [STUN, TURN], ice_username: 'studio', ice_credential_file } });
});
afterEach(async () => {
  await room?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param {import('playwright-core').Page} page @returns {Promise<any[][]>} of each connection that it has made */
function servers(page) {
  return page.evaluate(() => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    return peers.map((peer) => (peer.getConfiguration().iceServers ?? []).map(
      ({ urls, username, credential }) => ({ urls: [urls].flat(), username, credential })));
  });
}

const TOLD = SERVERS.map(({ urls, username = '', credential = '' }) => ({ urls: [urls], username, credential }));

test('join page: what it sends and what it watches goes by the servers of the box', bounded, async () => {
  const pin = await room.pin();
  const people = [];
  for (let i = 0; i < 2; ++i) {
    const page = await (await new_person(stage.browser)).newPage();
    const faults = watch_faults(page, room.url);
    await watch_peers(page);
    people.push({ page, faults });
  }
  const [ada, bob] = people.map(({ page }) => page);
  try {
    await join(ada, room.url, 'Ada', pin);
    await share(ada);
    await room.live_share('Ada');
    assert.deepEqual(await servers(ada), [TOLD]);
    await join(bob, room.url, 'Bob', pin);
    await bob.click('#watch-open');
    await until(() => bob.$$eval('#watch-stage video', (all) =>
      all.some((one) => /** @type {HTMLVideoElement} */ (one).videoWidth > 0)), 'a picture at Bob');
    assert.deepEqual(await servers(bob), [TOLD]);
  } finally {
    for (const { page } of people) await page.context().close();
  }
  assert.deepEqual(people.flatMap(({ faults }) => faults), []);
});

test('join page: the password comes with the admission, not before', bounded, async () => {
  const page = await (await new_person(stage.browser)).newPage();
  /** @type {string[]} */
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  const pin = await room.pin();
  try {
    await open(page, room.url);
    await press_join(page, 'Eve', pin === '0000' ? '1111' : '0000');
    await until(() => heard.some((one) => one.includes('wrong_pin')), 'the refusal');
    assert.ok(!heard.join().includes(PASSWORD));
    await press_join(page, 'Eve', pin);
    await until(() => heard.some((one) => one.includes(PASSWORD)), 'the password');
  } finally {
    await page.context().close();
  }
});

test('box_peer: servers that the browser does not take cost nobody the connection', () => {
  /** @type {any[]} */
  const asked = [];
  const known = globalThis.RTCPeerConnection;
  const warn = console.warn;
  console.warn = () => {};
  globalThis.RTCPeerConnection = /** @type {any} */ (class {
    /** @param {RTCConfiguration} how */
    constructor(how) {
      asked.push(how);
      if (how.iceServers?.length) throw new SyntaxError('no server');
    }
  });
  try {
    assert.ok(box_peer(SERVERS));
    assert.deepEqual(asked, [{ bundlePolicy: 'max-bundle', iceServers: SERVERS }, { bundlePolicy: 'max-bundle' }]);
  } finally {
    globalThis.RTCPeerConnection = known;
    console.warn = warn;
  }
});
