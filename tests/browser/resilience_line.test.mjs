// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line_watch, read_line } from '../../web/line_watch.js';

/**
 * @param {[number, number][]} readings packets sent, bytes heard @param {number} [every] ms
 * @returns {number} silences told
 */
function told(readings, every = 500) {
  let count = 0;
  const never = /** @type {RTCPeerConnection} */ (/** @type {unknown} */ ({}));
  const watch = new line_watch(never, () => (count += 1));
  watch.stop();
  readings.forEach(([sent, heard], index) => watch.take({ sent, heard, at: index * every }));
  return count;
}

/** @param {number} looks @param {number} first @returns {[number, number][]} sends, hears nothing */
const silence = (looks, first) =>
  Array.from({ length: looks }, (_, at) => [first + at, 100]);

test('line_watch: who sends for two seconds and hears nothing is told once', () => {
  // One reading to begin with, then 500 ms each.
  assert.equal(told(silence(4, 1)), 0);
  assert.equal(told(silence(5, 1)), 1);
  assert.equal(told(silence(20, 1)), 1);
});

test('line_watch: anything heard begins the count anew', () => {
  assert.equal(told([...silence(4, 1), [5, 101], ...silence(1, 6)]), 0);
  assert.equal(told([...silence(5, 1), [6, 200], [7, 200], [8, 200], [9, 200], [10, 200]]), 2);
});

test('line_watch: looks that come late and all at once are no two seconds', () => {
  assert.equal(told(silence(20, 1), 50), 0);
  assert.equal(told(silence(4, 1), 60000), 0, 'a laptop slept');
});

test('line_watch: neither a still screen nor a connection that begins is silent', () => {
  assert.equal(told(Array.from({ length: 20 }, () => [7, 100])), 0);
  assert.equal(told(Array.from({ length: 20 }, (_, at) => [at, 0])), 0);
});

test('line_watch: adds up what the browser tells of its streams and pairs', () => {
  const stats = new Map(Object.entries({
    a: { type: 'outbound-rtp', packetsSent: 3 },
    b: { type: 'outbound-rtp' },
    c: { type: 'candidate-pair', bytesReceived: 40 },
    d: { type: 'candidate-pair', bytesReceived: 2 },
    e: { type: 'codec' },
  }));
  const report = /** @type {RTCStatsReport} */ (/** @type {unknown} */ (stats));
  assert.deepEqual(read_line(report, 7), { sent: 3, heard: 42, at: 7 });
});
