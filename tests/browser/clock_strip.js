// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A clock that a machine reads back from the picture (tests/bench/stamp_reader.cpp).
//
// It is a strip at the top edge, 40/1080 of the height, of BLOCKS equal blocks over the full width,
// white = 1, black = 0, most significant bit first: 32 bits of Date.now() modulo 2^32, then 8 bits
// of check, then 0 1 0 1 0 1 0 1 (so that an empty strip never reads as a clock).
'use strict';

const BLOCKS = 48;
const STRIP = 40 / 1080;

/** @param {number} stamp @returns {number} the 8-bit check of a 32-bit stamp */
function check_of(stamp) {
  return (stamp ^ (stamp >>> 8) ^ (stamp >>> 16) ^ (stamp >>> 24) ^ 0x5a) & 0xff;
}

/** @param {number} now ms since 1970 */
function bits_of(now) {
  const stamp = now % 2 ** 32;
  const bits = [];
  for (let i = 31; i >= 0; --i) bits.push(Math.floor(stamp / 2 ** i) % 2);
  const check = check_of(stamp | 0);
  for (let i = 7; i >= 0; --i) bits.push((check >> i) & 1);
  while (bits.length < BLOCKS) bits.push(bits.length % 2);
  return bits;
}

/** @param {CanvasRenderingContext2D} on @param {number} now ms since 1970 */
function paint_strip(on, now) {
  const block = on.canvas.width / BLOCKS;
  const height = Math.round(on.canvas.height * STRIP);
  bits_of(now).forEach((bit, i) => {
    on.fillStyle = bit ? '#fff' : '#000';
    on.fillRect(i * block, 0, block, height);
  });
}

// No module: pages of the disk load none.
Object.assign(window, { clock_strip: { paint: paint_strip } });
