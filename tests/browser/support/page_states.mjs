// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Every state of the join page, by name, with the way there on the stand-in box: pictures and
// accessibility checks go through all of them.
import { CAMERA_STATES } from './camera_states.mjs';
import { new_context } from './chromium.mjs';
import { dev_box, refusal } from './dev_box.mjs';
import { MEETING_STATES } from './meeting_states.mjs';
import { PHOTO_STATES } from './photo_states.mjs';
import { until } from './wait.mjs';
import { WATCH_STATES } from './watch_states.mjs';
import { at_form, bye, capture_fails, joined, refused, sharing, with_share, with_sound } from './ways.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./ways.mjs').way} way */

/** @type {Record<string, way>} */
export const PAGE_STATES = {
  connecting: async ({ box, page, url }) => {
    box.replies['room.hello'] = () => new Promise(() => {});
    await page.goto(url);
    await until(() => box.called('room.hello').length, 'a hello');
  },
  no_answer: async ({ box, page, url }) => {
    box.replies['room.hello'] = () => new Promise(() => {});
    await page.goto(url);
    await until(() => box.called('room.hello').length, 'a hello');
    await box.go_away();
    await page.waitForSelector('#connect-count:not([hidden])');
  },
  form: at_form,
  form_without_pin: async (scene) => {
    scene.box.pin = '';
    await at_form(scene);
  },
  name_missing: async (scene) => {
    await at_form(scene);
    await scene.page.click('#join');
    await scene.page.waitForSelector('#join-error:not([hidden])');
  },
  wrong_pin: refused(new refusal('wrong_pin', 0)),
  pin_changed: refused(new refusal('pin_changed', 0)),
  many_wrong_pins: refused(new refusal('too_many_attempts', 16000)),
  meeting_full: refused(new refusal('meeting_full')),
  left: async (scene) => {
    await joined(scene);
    await scene.page.click('#leave');
    await scene.page.waitForSelector('#join-note:not([hidden])');
  },
  ready: joined,
  ready_alone: async (scene) => {
    delete scene.box.room.shares.s9;
    delete scene.box.room.participants.p2;
    await joined(scene);
  },
  denied: capture_fails('NotAllowedError'),
  share_connecting: sharing,
  share_live: with_share({}),
  share_weak_network: with_share({ state: 'weak', reason: 'network' }),
  share_weak_computer: with_share({ state: 'weak', reason: 'computer' }),
  share_sound: async (scene) => {
    await with_sound(scene);
    await with_share({ sound: true })(scene);
    await scene.page.waitForSelector('#own-level:not([hidden])');
  },
  share_sound_lowered: async (scene) => {
    await with_sound(scene);
    await with_share({ sound: true, state: 'weak', reason: 'network', wish: { fps: 8, scale: 2 } })(scene);
    await scene.page.waitForSelector('#own-level:not([hidden])');
  },
  share_paused: with_share({ state: 'paused' }),
  share_lost: async (scene) => {
    await with_share({})(scene);
    await scene.box.go_away();
    await scene.page.waitForSelector('#banner:not([hidden])');
  },
  share_ended: async (scene) => {
    await with_share({})(scene);
    scene.box.notify('share.ended', { share: 's1', reason: 'removed' });
    await scene.page.waitForSelector('#start:not([hidden])');
  },
  ...MEETING_STATES,
  ...CAMERA_STATES,
  removed: bye('removed'),
  replaced: bye('replaced'),
  ...PHOTO_STATES,
  ...WATCH_STATES,
  old_browser: async (scene) => {
    await scene.page.addInitScript(() => {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    });
    await joined(scene);
  },
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} name of PAGE_STATES
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} look
 */
export function with_page_state(browser, name, options, look) {
  return on_stand_in(browser, options, async (scene) => {
    await PAGE_STATES[name](scene);
    await look(scene.page);
  });
}

/**
 * A page of its own before a stand-in of its own.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(scene: import('./ways.mjs').scene) => Promise<void>} body
 */
export async function on_stand_in(browser, options, body) {
  const box = new dev_box();
  const url = await box.start();
  try {
    const context = await new_context(browser, options);
    const page = await context.newPage();
    await body({ box, page, url }).finally(() => context.close());
  } finally {
    await box.stop(); // or it would keep this process, whatever became of the browser
  }
}
