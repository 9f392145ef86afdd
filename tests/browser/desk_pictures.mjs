// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Photographs the host's and the admin's page: node tests/browser/desk_pictures.mjs FOLDER [STATE...]
// LOCALE, SIZE (phone, laptop, desk) and SCHEME (dark, light) choose some of them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch_chromium } from './support/chromium.mjs';
import { DESK_STATES, with_desk_state } from './support/desk_states.mjs';
import { at_rest } from './support/looks.mjs';

/** @type {Record<string, [number, number]>} */
const SIZES = { phone: [390, 844], laptop: [1366, 768], desk: [1920, 1080] };
const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/desk_pictures.mjs FOLDER [STATE...]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const { LOCALE: locale = 'en', SIZE, SCHEME } = process.env;
const browser = await launch_chromium();
for (const state of wanted.length ? wanted : Object.keys(DESK_STATES)) {
  await with_desk_state(browser, state, { locale }, async (page) => {
    for (const size of SIZE ? [SIZE] : Object.keys(SIZES)) {
      for (const scheme of /** @type {const} */ (['dark', 'light'])) {
        if (SCHEME && SCHEME !== scheme) continue;
        const [width, height] = SIZES[size];
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: scheme });
        await at_rest(page);
        const fullPage = size === 'phone';
        await page.screenshot({ path: join(folder, `${state}-${size}-${scheme}.png`), fullPage });
      }
    }
  });
}
await browser.close();
