// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A browser with flash_page.html, driven as sharer.mjs is.
import { launch_chromium, new_person } from '../browser/support/chromium.mjs';
import { be_driven } from './driven.mjs';

const browser = await launch_chromium({ args: ['--autoplay-policy=no-user-gesture-required'] });
const page = await (await new_person(browser)).newPage();
page.on('pageerror', (error) => console.error(error));
page.on('console', (line) => console.error(line.text()));

await be_driven(browser, {
  async open({ url }) {
    await page.goto(`${url}flash_page.html`);
    await page.waitForFunction(() => 'flash_page' in window);
  },
  share: ({ name, pin }) =>
    page.evaluate(([who, key]) => /** @type {any} */ (window).flash_page.start(who, key), [name, pin]),
  flashes: () => page.evaluate(() => /** @type {any} */ (window).flash_page.flashes()),
});
