// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A browser with flash_page.html, driven as sharer.mjs is.
import { createInterface } from 'node:readline';
import { launch_chromium, new_person } from '../browser/support/chromium.mjs';

const browser = await launch_chromium({ args: ['--autoplay-policy=no-user-gesture-required'] });
const page = await (await new_person(browser)).newPage();
page.on('pageerror', (error) => console.error(error));
page.on('console', (line) => console.error(line.text()));

/** @type {Record<string, (given: any) => Promise<any>>} */
const actions = {
  async open({ url }) {
    await page.goto(`${url}flash_page.html`);
    await page.waitForFunction(() => 'flash_page' in window);
  },
  share: ({ name, pin }) =>
    page.evaluate(([who, key]) => /** @type {any} */ (window).flash_page.start(who, key), [name, pin]),
  flashes: () => page.evaluate(() => /** @type {any} */ (window).flash_page.flashes()),
};

/** @param {object} message */
const say = (message) => process.stdout.write(JSON.stringify(message) + '\n');
say({ ready: true, version: browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, do: name, ...rest } = JSON.parse(line);
  if (name === 'close') break;
  try {
    say({ id, result: (await actions[name](rest)) ?? {} });
  } catch (error) {
    say({ id, error: String(error) });
  }
}
await browser.close();
process.exit(0);
