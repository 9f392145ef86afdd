// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Paints a page of small text and, on top, the clock of clock_strip.js.
// Options in the URL: ?mode=text (default, a line types itself), still (text, nothing but the clock
// moves), motion (half of the picture moves); ?every=2 draws in every second frame only.
'use strict';

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('sheet'));
const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
/** @type {{paint: (on: CanvasRenderingContext2D, now: number) => void}} */
const strip = /** @type {any} */ (window).clock_strip;
const options = new URLSearchParams(location.search);
const mode = options.get('mode') ?? 'text';
const every = Number(options.get('every') ?? 1);

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
  strip.paint(ink, Date.now());
  painted += 1;
  // For drivers that want to know whether the browser throttles this page.
  document.documentElement.dataset.painted = String(painted);
}

paint_sheet();
requestAnimationFrame(paint);
