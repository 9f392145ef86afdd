// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Waiting for what comes. The limits are for what never comes, so they are far beyond any busy machine.

/** For one thing that comes. */
export const PATIENCE_MS = 60000;
/** For a whole test. */
export const bounded = { timeout: 180000 };

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is neither false, null, undefined nor an error.
 * @template T
 * @param {() => T | Promise<T>} ask @param {string} what @param {number} [ms]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, what, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  /** @type {unknown} */
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return /** @type {NonNullable<T>} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms; last: ${say(last)}`);
    await pause(50);
  }
}

/** @param {unknown} value */
const say = (value) => (value instanceof Error ? value.message : JSON.stringify(value));
