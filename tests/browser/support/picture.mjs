// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A PNG that looks like a slide, made here: no picture has to lie in the repository.
import { crc32, deflateSync } from 'node:zlib';

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** @param {number} x @param {number} y @param {number} width @param {number} height */
function color(x, y, width, height) {
  const [u, v] = [x / width, y / height];
  if (v < 0.16) return [38, 70, 132];
  if (v > 0.25 && v < 0.3 && u > 0.06 && u < 0.62) return [60, 72, 96];
  if (v > 0.36 && v < 0.39 && u > 0.06 && u < 0.48) return [150, 160, 180];
  if (v > 0.44 && v < 0.47 && u > 0.06 && u < 0.42) return [150, 160, 180];
  const bar = Math.floor((u - 0.56) / 0.09);
  const inside = u > 0.56 && u < 0.92 && (u - 0.56) % 0.09 < 0.06;
  if (inside && v < 0.9 && v > 0.85 - 0.12 * (bar + 1)) return [22, 140, 110];
  return [246, 248, 252];
}

/** @param {number} [width] @param {number} [height] @returns {Buffer} */
export function slide_png(width = 320, height = 180) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set(color(x, y, width, height), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return png(width, height, rows);
}

/** @param {number} width @param {number} height @param {number[]} left RGB @param {number[]} right RGB */
export function plain_png(width, height, left, right) {
  const half = (/** @type {number[]} */ colour, /** @type {number} */ count) => Buffer.alloc(count * 3, Buffer.from(colour));
  const row = Buffer.concat([Buffer.alloc(1), half(left, width >> 1), half(right, width - (width >> 1))]);
  return png(width, height, Buffer.alloc(row.length * height, row));
}

/** @param {number} width @param {number} height @param {Buffer} rows each with its filter before it */
function png(width, height, rows) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}
