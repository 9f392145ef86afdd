// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Paints a page of small text and, on top, a clock that a machine reads back from the picture.
//
// The clock is a strip at the top edge, 40/1080 of the height, of BLOCKS equal blocks over the full
// width, white = 1, black = 0, most significant bit first: 32 bits of Date.now() modulo 2^32, then
// 8 bits of check, then 0 1 0 1 0 1 0 1 (so that an empty strip never reads as a clock).
// Options in the URL: ?mode=text (default, a line types itself), still (text, nothing but the clock
// moves), motion (half of the picture moves); ?every=2 draws in every second frame only.
'use strict';

const BLOCKS = 48;
const STRIP = 40 / 1080;
const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('sheet'));
const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
const options = new URLSearchParams(location.search);
const mode = options.get('mode') ?? 'text';
const every = Number(options.get('every') ?? 1);

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

function paint_strip() {
  const block = canvas.width / BLOCKS;
  const height = Math.round(canvas.height * STRIP);
  bits_of(Date.now()).forEach((bit, i) => {
    ink.fillStyle = bit ? '#fff' : '#000';
    ink.fillRect(i * block, 0, block, height);
  });
}

const WORDS = ('revenue quarter forecast region margin customer release meeting agenda budget ' +
  'roadmap schedule figure office network screen display design review team').split(' ');

/** @param {number} seed @returns {string} a line of text, always the same for the same seed */
function line_of(seed) {
  let state = seed + 1;
  const words = [];
  for (let i = 0; i < 24; ++i) {
    state = (state * 1103515245 + 12345) % 2147483648;
    words.push(WORDS[(state >> 8) % WORDS.length]);
  }
  return `${String(seed + 1).padStart(2, '0')}  ${words.join(' ')}`;
}

function paint_sheet() {
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = '#1b2440';
  ink.font = '600 44px Inter, system-ui, sans-serif';
  ink.fillText('Quarterly report', 80, 130);
  ink.font = '20px Inter, system-ui, sans-serif';
  for (let row = 0; row < 26; ++row) ink.fillText(line_of(row), 80, 190 + row * 32, 1760);
}

let painted = 0;
let skipped = 0;
/** @param {number} t ms of the animation clock */
function paint(t) {
  requestAnimationFrame(paint);
  if (++skipped < every) return;
  skipped = 0;
  if (mode === 'motion') {
    const left = canvas.width / 2;
    const hue = Math.round(t / 20) % 360;
    for (let i = 0; i < 20; ++i) {
      ink.fillStyle = `hsl(${(hue + i * 18) % 360} 70% 55%)`;
      const x = left + ((t / 4 + i * 97) % (left - 48));
      ink.fillRect(left, 60 + i * 50, left, 50);
      ink.fillStyle = '#fff';
      ink.fillRect(x, 66 + i * 50, 38, 38);
    }
  } else if (mode === 'text') {
    // Drawn anew in every frame, although it grows 15 times a second only: tab capture follows the
    // rhythm of the largest region that changes, and would fall to 15 frames a second.
    const text = line_of(99);
    ink.fillStyle = '#fff';
    ink.fillRect(60, 1018, 1800, 40);
    ink.fillStyle = '#0b6b52';
    ink.font = '24px Inter, system-ui, sans-serif';
    ink.fillText(text.slice(0, Math.floor(t / 66) % text.length), 80, 1048);
  }
  paint_strip();
  painted += 1;
  // For drivers that want to know whether the browser throttles this page.
  document.documentElement.dataset.painted = String(painted);
}

paint_sheet();
requestAnimationFrame(paint);
