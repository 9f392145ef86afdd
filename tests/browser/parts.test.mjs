// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// The parts of the page that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capability_of, capture_error_key, recognise } from '../../web/capability.js';
import { merge_patch, room_follower, shares_of_others } from '../../web/room.js';
import { read_sender, report_between } from '../../web/sender_stats.js';

/** RFC 7396, appendix A: original, patch, result. @type {[unknown, unknown, unknown][]} */
const MERGE_VECTORS = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [['a', 'b'], ['c', 'd'], ['c', 'd']],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

test('room: merges patches as RFC 7396 says', () => {
  for (const [original, patch, wanted] of MERGE_VECTORS) {
    const before = structuredClone(original);
    assert.deepEqual(merge_patch(original, patch), wanted, JSON.stringify(patch));
    assert.deepEqual(original, before, 'the original stays');
  }
});

/** @param {object} [shares] @returns {any} */
const room_with = (shares = {}) => ({ room: { name: 'Oslo', locale: 'en' }, participants: {}, shares });

test('room: a missing revision fetches a snapshot, an old one is ignored', async () => {
  let fetched = 0;
  const follower = new room_follower(async () => {
    fetched += 1;
    return { revision: 7, room: room_with({ s7: { order: 1 } }) };
  });
  const name = () => follower.room?.room.name;
  await follower.apply({ revision: 1, patch: { room: { name: 'too early' } } });
  assert.equal(name(), undefined);
  follower.reset({ revision: 3, room: room_with() });
  await follower.apply({ revision: 4, patch: { room: { name: 'Bergen' } } });
  assert.equal(name(), 'Bergen');
  await follower.apply({ revision: 4, patch: { room: { name: 'twice' } } });
  assert.equal(name(), 'Bergen');
  assert.equal(fetched, 0);
  await follower.apply({ revision: 6, patch: {} });
  assert.equal(fetched, 1);
  assert.deepEqual(Object.keys(follower.room?.shares ?? {}), ['s7']);
});

test('room: shares of others stand in the order of the display', () => {
  const room = room_with({
    s1: { participant: 'p2', order: 3 },
    s2: { participant: 'p1', order: 2 },
    s3: { participant: 'p3', order: 1 },
  });
  assert.deepEqual(shares_of_others(room, 'p1').map(({ id }) => id), ['s3', 's1']);
  assert.deepEqual(shares_of_others(null, 'p1'), []);
});

test('statistics: rate and QP are those of the last second', () => {
  /** @param {object} entry @returns {any} */
  const stats = (entry) => new Map([['a', { type: 'codec' }], ['b', { type: 'outbound-rtp', ...entry }]]);
  const first = read_sender(stats({ timestamp: 1000, bytesSent: 0, framesEncoded: 0, qpSum: 0 }));
  const second = read_sender(
    stats({
      timestamp: 3000, bytesSent: 1000000, framesEncoded: 60, qpSum: 1500, framesPerSecond: 29.7,
      frameWidth: 1920, frameHeight: 1080, qualityLimitationReason: 'bandwidth',
    }),
  );
  assert.ok(first && second);
  // 1,000,000 bytes * 8 / 2 s = 4,000 kbit/s; 1,500 / 60 frames = 25.
  const wanted = { fps: 30, kbps: 4000, width: 1920, height: 1080, qp: 25, limit: 'bandwidth' };
  assert.deepEqual(report_between(first, second), wanted);
  const third = read_sender(stats({ timestamp: 4000, qualityLimitationReason: 'other' }));
  assert.ok(third);
  const nothing = { fps: 0, kbps: 0, width: 0, height: 0 };
  assert.deepEqual(report_between(third, third), { ...nothing, limit: 'other' });
  const odd = { ...third, limit: 'weather' };
  assert.deepEqual(report_between(odd, odd), nothing);
  assert.equal(read_sender(/** @type {any} */ (new Map())), null);
});

const AGENTS = {
  iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17 Safari/605',
  android: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  chrome: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
};

test('capability: a browser is known by what it offers, help by its name', () => {
  /** @param {string} userAgent @param {object} more @returns {any} */
  const scope = (userAgent, more) => ({
    navigator: { userAgent, maxTouchPoints: 0, mediaDevices: {} },
    isSecureContext: true,
    RTCPeerConnection: function () {},
    ...more,
  });
  const capture = { mediaDevices: { getDisplayMedia: () => {} } };
  const can = { navigator: { userAgent: AGENTS.chrome, maxTouchPoints: 0, ...capture } };
  assert.equal(capability_of(scope(AGENTS.chrome, can)).ability, 'ok');
  assert.equal(capability_of(scope(AGENTS.chrome, {})).ability, 'old');
  assert.equal(capability_of(scope(AGENTS.iphone, {})).ability, 'phone');
  assert.equal(capability_of(scope(AGENTS.android, {})).ability, 'phone');
  assert.equal(capability_of(scope(AGENTS.chrome, { isSecureContext: false })).ability, 'insecure');
  const no_peers = { ...can, RTCPeerConnection: undefined };
  assert.equal(capability_of(scope(AGENTS.chrome, no_peers)).ability, 'old');
});

test('capability: names families and systems, and an iPad that says Mac', () => {
  const { iphone, ipad, firefox, chrome } = AGENTS;
  const plain = { maxTouchPoints: 0 };
  assert.deepEqual(recognise({ ...plain, userAgent: iphone }), { family: 'safari', system: 'ios' });
  assert.deepEqual(recognise({ maxTouchPoints: 5, userAgent: ipad }).system, 'ios');
  assert.deepEqual(recognise({ ...plain, userAgent: ipad }).system, 'macos');
  assert.deepEqual(recognise({ ...plain, userAgent: firefox }).family, 'firefox');
  assert.deepEqual(recognise({ ...plain, userAgent: chrome }).family, 'chromium');
});

test('capability: the help fits the refusal', () => {
  const mac = /** @type {const} */ ({ family: 'chromium', system: 'macos' });
  const denied = (/** @type {string} */ text) => new DOMException(text, 'NotAllowedError');
  assert.equal(capture_error_key(denied('Permission denied'), mac), 'capture.denied_chromium');
  assert.equal(
    capture_error_key(denied('Permission denied by system'), mac),
    'capture.system_macos',
  );
  const unreadable = new DOMException('x', 'NotReadableError');
  assert.equal(
    capture_error_key(unreadable, { family: 'firefox', system: 'other' }),
    'capture.system',
  );
  assert.equal(capture_error_key('odd', mac), 'capture.failed');
});
