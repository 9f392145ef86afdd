// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// axe on every state of the page, light and dark, wide and narrow. The states come from the
// stand-in box, because half of them the real one reaches only in trouble.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { ALIKE } from './support/meeting_states.mjs';
import { PAGE_STATES, with_page_state } from './support/page_states.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
async function violations(page) {
  await page.waitForTimeout(300); // contrast is judged when the view has arrived
  return page.evaluate(async (source) => {
    // The page's CSP forbids <script>; the debugger may.
    const axe = /** @type {any} */ (window).axe ?? (0, eval)(`${source}; axe`);
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(
      (/** @type {any} */ fault) =>
        `${fault.impact} ${fault.id}: ${fault.nodes.map((/** @type {any} */ n) => n.html)}`,
    );
  }, AXE);
}

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} what sticks out */
function overflowing(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

for (const state of Object.keys(PAGE_STATES).filter((name) => !ALIKE.has(name))) {
  test(`accessibility: axe finds nothing in "${state}"`, { timeout: 60000 }, async () => {
    const wide = { viewport: { width: 1366, height: 768 }, colorScheme: /** @type {const} */ ('dark') };
    await with_page_state(browser, state, wide, async (page) => {
      assert.deepEqual(await violations(page), [], 'dark');
      assert.deepEqual(await overflowing(page), [], 'wide');
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme: 'light' });
      assert.deepEqual(await violations(page), [], 'light');
      assert.deepEqual(await overflowing(page), [], '360 px');
    });
  });
}

for (const locale of ['de', 'ja', 'ar']) {
  test(`accessibility: nothing sticks out at 360 px in ${locale}`, { timeout: 60000 }, async () => {
    const options = { viewport: { width: 360, height: 740 }, locale };
    for (const state of ['form', 'many_wrong_pins', 'ready', 'share_lowered', 'host_decides', 'chat']) {
      await with_page_state(browser, state, options, async (page) => {
        assert.deepEqual(await overflowing(page), [], state);
      });
    }
  });
}
