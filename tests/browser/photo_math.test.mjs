// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// How photos and pages fit, zoom and move; needs no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MOST_ZOOM, WHOLE, alike, area_of, drawn_size, fitted, kept_inside, moved, zoomed,
} from '../../web/photo_math.js';

test('photo size: the shape is kept, and nothing is larger than the display', () => {
  assert.deepEqual(drawn_size({ width: 4000, height: 3000 }, false), { width: 1440, height: 1080 });
  assert.deepEqual(drawn_size({ width: 3000, height: 4000 }, false), { width: 810, height: 1080 });
  assert.deepEqual(drawn_size({ width: 8000, height: 500 }, false), { width: 1920, height: 120 });
  assert.deepEqual(drawn_size({ width: 1280, height: 720 }, false), { width: 1280, height: 720 });
});

test('photo size: a small one is enlarged for the encoder, a page of text as far as the display goes', () => {
  assert.deepEqual(drawn_size({ width: 320, height: 200 }, false), { width: 640, height: 400 });
  // A4 upright, 595 x 842 points: 1080 / 842 * 595 = 763.2.
  assert.deepEqual(drawn_size({ width: 595, height: 842 }, true), { width: 764, height: 1080 });
});

test('photo size: sides are even, and a thread or nonsense is still a picture', () => {
  for (const own of [{ width: 1, height: 100000 }, { width: 100000, height: 1 }, { width: 0, height: 0 },
    { width: NaN, height: Infinity }, { width: -5, height: 3 }, { width: 1281, height: 721 }]) {
    for (const sharp of [true, false]) {
      const { width, height } = drawn_size(own, sharp);
      assert.ok(width >= 16 && width <= 1920 && width % 2 === 0, JSON.stringify({ own, width }));
      assert.ok(height >= 16 && height <= 1080 && height % 2 === 0, JSON.stringify({ own, height }));
    }
  }
});

test('photo size: a small picture fits its frame', () => {
  assert.deepEqual(fitted({ width: 1600, height: 900 }, { width: 192, height: 108 }), { width: 192, height: 108 });
  assert.deepEqual(fitted({ width: 500, height: 1000 }, { width: 192, height: 108 }), { width: 54, height: 108 });
  assert.deepEqual(fitted({ width: 1, height: 100000 }, { width: 192, height: 108 }), { width: 1, height: 108 });
});

test('photo zoom: what is under the finger stays there', () => {
  const at = { x: 0.75, y: 0.4 };
  let view = WHOLE;
  for (const zoom of [1.5, 2.25, 4, 3]) {
    const before = area_of(view);
    const next = zoomed(view, zoom, at);
    const after = area_of(next);
    assert.ok(Math.abs(before.x + at.x * before.width - after.x - at.x * after.width) < 1e-9);
    assert.ok(Math.abs(before.y + at.y * before.height - after.y - at.y * after.height) < 1e-9);
    view = next;
  }
});

test('photo zoom: nothing beside the picture is ever seen', () => {
  const inside = (/** @type {import('../../web/photo_math.js').view} */ view) => {
    const { x, y, width, height } = area_of(view);
    assert.ok(x >= -1e-9 && y >= -1e-9 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9, JSON.stringify(view));
  };
  inside(zoomed(WHOLE, 3, { x: 0, y: 1 }));
  inside(moved(zoomed(WHOLE, 2), { x: 50, y: -50 }));
  inside(zoomed(moved(zoomed(WHOLE, 4, { x: 1, y: 1 }), { x: -9, y: -9 }), 1.2, { x: 0, y: 0 }));
  inside(kept_inside({ zoom: NaN, x: 7, y: -3 }));
  assert.equal(zoomed(WHOLE, 1000).zoom, MOST_ZOOM);
  assert.ok(alike(zoomed(zoomed(WHOLE, 5, { x: 0.1, y: 0.9 }), 0.2), WHOLE));
});

test('photo zoom: a drag moves the picture with the finger', () => {
  const view = zoomed(WHOLE, 2);
  // Half of what is seen to the right: a quarter of the whole to the left.
  assert.deepEqual(moved(view, { x: 0.5, y: 0 }), { zoom: 2, x: 0.25, y: 0.5 });
  assert.ok(alike(moved(WHOLE, { x: 0.5, y: 0.5 }), WHOLE));
});
