// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// Whatever a sharer needs is in view on a laptop, whatever else the page has to say. The box is a
// stand-in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { at_rest } from './support/looks.mjs';
import { with_page_state } from './support/page_states.mjs';
import { bounded } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

const LAPTOP = { width: 1366, height: 768 };
const LEAST_PREVIEW = 140;
const STATES = ['share_live', 'share_sound', 'share_sound_lowered', 'share_paused_by_me', 'screen_and_camera', 'asked_by_others'];

for (const state of STATES) {
  test(`laptop: nothing that a sharer needs is below the fold in "${state}"`, bounded, async () => {
    for (const locale of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
      await with_page_state(browser, state, { locale, viewport: LAPTOP }, async (page) => {
        await at_rest(page);
        const { hidden, preview, count } = await page.evaluate(() => {
          const needed = [...document.querySelectorAll('#running :is(button, label, .own-level, #status)')];
          const drawn = needed.filter((one) => one.getClientRects().length);
          const box = (/** @type {Element} */ one) => one.getBoundingClientRect();
          return {
            hidden: drawn.filter((one) => box(one).top < 0 || box(one).bottom > innerHeight).map((one) => one.textContent),
            preview: box(/** @type {Element} */ (document.querySelector('.preview'))).height,
            count: drawn.length,
          };
        });
        assert.deepEqual(hidden, [], locale);
        assert.ok(count >= 6, `${locale}: status, three buttons and the choice, not ${count}`);
        assert.ok(preview >= LEAST_PREVIEW, `${locale}: a preview of ${preview}`);
      });
    }
  });
}
