// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a person does on the join page, and what it shows them. The only file of demo and bench that
// knows the page's parts.

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
export async function ready(page) {
  await page.locator('#join').waitFor({ state: 'visible' });
}

/**
 * Fills the form and presses the button, as a person would.
 * @param {Page} page @param {string} name @param {string} pin
 * @returns {Promise<{joined: boolean, text: string}>} text: what the page says about a refusal
 */
export async function join(page, name, pin) {
  await page.locator('#name').fill(name);
  if (await page.locator('#pin').isVisible()) await page.locator('#pin').fill(pin);
  const before = await page.locator('#join-error').textContent();
  await page.locator('#join').click();
  const room = page.locator('#view-room');
  const error = page.locator('#join-error');
  const end = Date.now() + 60000;
  while (Date.now() < end) {
    if (await room.isVisible()) return { joined: true, text: '' };
    const text = (await error.isVisible()) ? ((await error.textContent()) ?? '').trim() : '';
    if (text && text !== before?.trim()) return { joined: false, text };
    await page.waitForTimeout(30);
  }
  throw new Error('the page neither let in nor refused within 60 s');
}

/** On or off. @param {Page} page */
export async function camera(page) {
  await page.locator('#camera').click();
}

/** @param {Page} page */
export async function share(page) {
  await page.locator('#share').click();
}

/** @param {Page} page */
export async function stop(page) {
  await page.locator('#stop').click();
  await page.locator('#share').waitFor({ state: 'visible' });
}

/** @param {Page} page */
export async function leave(page) {
  await page.locator('#leave').click();
  await page.locator('#view-room').waitFor({ state: 'hidden' });
}

/** @param {Page} page */
export async function state(page) {
  return page.evaluate(() => ({
    view: document.body.dataset.view ?? '',
    status: document.querySelector('#status-text')?.textContent?.trim() ?? '',
  }));
}
