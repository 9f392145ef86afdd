// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a person does on the join page, by what the page shows.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Collects what the page must never do: CSP violations, script errors, requests to strangers.
 * @param {Page} page @param {string} origin of the box
 * @returns {string[]} grows while the page lives
 */
export function watch_faults(page, origin) {
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) faults.push(`request to ${url}`);
  });
  return faults;
}

/** @param {Page} page @param {string} url */
export async function open(page, url) {
  await page.goto(url);
  await page.waitForSelector('#view-join:not([hidden])');
}

/** @param {Page} page @param {string} name @param {string} pin */
export async function press_join(page, name, pin) {
  await page.fill('#name', name);
  if (pin) await page.fill('#pin', pin);
  await page.click('#join');
}

/** @param {Page} page @param {string} url @param {string} name @param {string} pin */
export async function join(page, url, name, pin) {
  await open(page, url);
  await press_join(page, name, pin);
  await page.waitForSelector('#view-room:not([hidden])');
}

/** @param {Page} page */
export async function share(page) {
  await page.click('#share');
  await page.waitForSelector('#running:not([hidden])');
}

/** @param {Page} page @param {string} state of the status line @param {number} [timeout] */
export async function wait_status(page, state, timeout = 15000) {
  await page.waitForSelector(`#status[data-state="${state}"]`, { timeout });
}

/** @param {Page} page @param {string} id */
export async function text_of(page, id) {
  return ((await page.textContent(`#${id}`)) ?? '').trim();
}
