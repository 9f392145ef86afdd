// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Photographs every state of the join page: node tests/browser/pictures.mjs FOLDER [STATE...]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch_chromium } from './support/chromium.mjs';
import { at_rest } from './support/looks.mjs';
import { PAGE_STATES, with_page_state } from './support/page_states.mjs';

const SIZES = { desk: [1920, 1080], laptop: [1366, 768], phone: [360, 740] };

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/pictures.mjs FOLDER [STATE...]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const locale = process.env.LOCALE ?? 'en';
const browser = await launch_chromium();
for (const state of wanted.length ? wanted : Object.keys(PAGE_STATES)) {
  await with_page_state(browser, state, { locale }, async (page) => {
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await at_rest(page);
        await page.screenshot({ path: join(folder, `${state}-${size}-${colorScheme}.png`) });
      }
    }
  });
  console.log(state);
}
await browser.close();
