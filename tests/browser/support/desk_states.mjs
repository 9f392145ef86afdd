// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The states of the host's and the admin's page together, for pictures and axe.
import { ADMIN_STATES } from './admin_states.mjs';
import { HOST_STATES } from './host_states.mjs';
import { on_stand_in } from './page_states.mjs';

/** @type {Record<string, import('./host_states.mjs').way>} */
export const DESK_STATES = Object.fromEntries([
  ...Object.entries(HOST_STATES).map(([name, way]) => [`host_${name}`, way]),
  ...Object.entries(ADMIN_STATES).map(([name, way]) => [`admin_${name}`, way]),
]);

/**
 * @param {import('playwright-core').Browser} browser @param {string} name of DESK_STATES
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} look
 */
export function with_desk_state(browser, name, options, look) {
  return on_stand_in(browser, { serviceWorkers: 'block', ...options }, async (scene) => {
    await DESK_STATES[name](scene);
    await look(scene.page);
  });
}
