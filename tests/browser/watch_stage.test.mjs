// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Where the tiles of "Watch on this device" stand. The box is a stand-in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { bounded } from './support/wait.mjs';
import { watching_many } from './support/watch_states.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** How many tiles stand in each row, by width of the window. @type {[number, number[], number[]][]} */
const ROWS = [
  [2, [2], [1, 1]],
  [3, [2, 1], [1, 1, 1]],
  [5, [3, 2], [2, 2, 1]],
  [7, [3, 3, 1], [2, 2, 2, 1]],
  [8, [3, 3, 2], [2, 2, 2, 2]],
  [9, [3, 3, 3], [2, 2, 2, 2, 1]],
];

/** @typedef {{x: number, y: number, width: number, height: number}} box */

/** @param {import('playwright-core').Page} page @returns {Promise<{stage: box, tiles: box[]}>} */
const places = (page) => page.evaluate(() => {
  const at = (/** @type {Element} */ one) => /** @type {box} */ (one.getBoundingClientRect().toJSON());
  const stage = /** @type {Element} */ (document.querySelector('#watch-stage'));
  return { stage: at(stage), tiles: [...stage.querySelectorAll('.watch-tile')].map(at) };
});

/** @param {number} one @param {number} other @param {string} what */
const near = (one, other, what) => assert.ok(Math.abs(one - other) <= 1, `${what}: ${one}, not ${other}`);

for (const [count, wide, narrow] of ROWS) {
  test(`watch stage: ${count} tiles fill it, and the last row stands in the middle`, bounded, () =>
    on_stand_in(browser, { locale: 'en-GB' }, async (scene) => {
      await watching_many(count)(scene);
      for (const [width, height, expected] of /** @type {[number, number, number[]][]} */ ([[1366, 768, wide], [390, 844, narrow]])) {
        await scene.page.setViewportSize({ width, height });
        const { stage, tiles } = await places(scene.page);
        const tops = [...new Set(tiles.map(({ y }) => Math.round(y)))];
        const rows = tops.map((top) => tiles.filter(({ y }) => Math.round(y) === top));
        assert.deepEqual(rows.map(({ length }) => length), expected, `${width} wide`);
        for (const row of rows) {
          const [first, last] = [row[0], row[row.length - 1]];
          near(first.x - stage.x, stage.x + stage.width - last.x - last.width, 'room on both sides');
        }
        for (const tile of tiles) {
          near(tile.width, tiles[0].width, 'as wide as the first');
          near(tile.height, tiles[0].height, 'as high as the first');
        }
        near(tiles[0].x, stage.x + 8, 'from side to side');
        near(tiles[0].y, stage.y, 'from the top');
        near(tiles[count - 1].y + tiles[0].height, stage.y + stage.height, 'to the bottom');
      }
    }));
}
