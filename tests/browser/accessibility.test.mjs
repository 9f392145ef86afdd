// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// axe on every state of the page, light and dark, wide and narrow. The states come from the
// stand-in box, because half of them the real one reaches only in trouble.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { at_rest, overflowing, violations } from './support/looks.mjs';
import { ALIKE } from './support/meeting_states.mjs';
import { PAGE_STATES, with_page_state } from './support/page_states.mjs';
import { bounded } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());
/** Pages of their own, which mostly wait for each other's network. */
const side_by_side = { concurrency: 3 };

describe('accessibility: axe finds nothing', side_by_side, () => {
  for (const state of Object.keys(PAGE_STATES).filter((name) => !ALIKE.has(name))) {
    test(`in "${state}"`, bounded, async () => {
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
});

describe('accessibility: nothing sticks out at 360 px', side_by_side, () => {
  for (const locale of ['de', 'ja', 'ar']) {
    for (const state of ['form', 'many_wrong_pins', 'ready', 'share_lowered', 'host_decides', 'chat']) {
      test(`in ${locale} in "${state}"`, bounded, async () => {
        const options = { viewport: { width: 360, height: 740 }, locale };
        await with_page_state(browser, state, options, async (page) => {
          await at_rest(page);
          assert.deepEqual(await overflowing(page), []);
        });
      });
    }
  }
});
