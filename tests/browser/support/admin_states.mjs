// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Every state of the admin's page on the stand-in, by name.
import { make_host_box } from './host_states.mjs';
import { slide_png } from './picture.mjs';
import { PASSWORD, fault, rest_stand_in } from './rest_stand_in.mjs';
import { until } from './wait.mjs';

/** @typedef {import('./ways.mjs').scene} scene */

/** @param {scene} scene @returns {rest_stand_in} */
export function with_rest({ box }) {
  make_host_box(box);
  const rest = new rest_stand_in(box);
  box.rest = (request, response) => void rest.handle(request, response);
  return rest;
}

/** @param {scene} scene */
export async function at_sign_in(scene) {
  const rest = with_rest(scene);
  await scene.page.goto(`${scene.url}admin`);
  await scene.page.waitForSelector('#view-sign:not([hidden])');
  return rest;
}

/** What stands in a section once the box has answered. @type {Record<string, string>} */
const FILLED = {
  overview: '#now-names *',
  settings: '#set-form .set',
  pictures: '[data-name="wallpaper"] img:not([hidden])',
  certificate: '#cert-pairs dd',
  access: '#tokens li',
  logs: '#log-lines li',
};

/** @param {scene} scene @param {string} [section] */
export async function signed_in(scene, section = 'overview') {
  const rest = await at_sign_in(scene);
  await scene.page.fill('#sign-password', PASSWORD);
  await scene.page.press('#sign-password', 'Enter');
  await scene.page.waitForSelector('#view-desk:not([hidden])');
  await scene.page.click(`[data-section="${section}"]`);
  await scene.page.waitForSelector(FILLED[section]);
  if (section === 'overview') await scene.page.waitForSelector('#actors li');
  return rest;
}

/** @param {string} section */
const at = (section) => async (/** @type {scene} */ scene) => void (await signed_in(scene, section));

/** @param {scene} scene */
async function sign_in_fails(scene) {
  await scene.page.fill('#sign-password', 'nonsense');
  await scene.page.press('#sign-password', 'Enter');
  await scene.page.waitForSelector('#sign-error:not([hidden])');
}

/** @type {Record<string, import('./host_states.mjs').way>} */
export const ADMIN_STATES = {
  sign_in: async (scene) => void (await at_sign_in(scene)),
  wrong_password: async (scene) => {
    await at_sign_in(scene);
    await sign_in_fails(scene);
  },
  wait: async (scene) => {
    const rest = await at_sign_in(scene);
    rest.instead['POST /session'] = () => new fault(429, 'too_many_attempts', 'wait', 30000);
    await sign_in_fails(scene);
  },
  first: async (scene) => {
    const rest = await at_sign_in(scene);
    rest.password = '';
    await scene.page.fill('#sign-password', 'a new password');
    await scene.page.press('#sign-password', 'Enter');
    await scene.page.waitForSelector('#view-first:not([hidden])');
  },
  overview: at('overview'),
  settings: at('settings'),
  settings_faults: async (scene) => {
    await signed_in(scene, 'settings');
    await scene.page.fill('#set-meeting-pin_digits', '99');
    await scene.page.fill('#set-media-codecs', 'mpeg2');
    await scene.page.click('#save-bar .main');
    await until(async () => await scene.page.locator('.field-fault:not([hidden])').count() === 2, 'faults');
  },
  host_code: async (scene) => {
    await signed_in(scene);
    await scene.page.click('#host-code-show');
    await scene.page.waitForSelector('#host-code:not([hidden])');
  },
  checked: async (scene) => {
    await signed_in(scene, 'settings');
    await scene.page.click('#check');
    await scene.page.waitForSelector('#check-faults li');
  },
  pictures: at('pictures'),
  picture_chosen: async (scene) => {
    await signed_in(scene, 'pictures');
    const file = { name: 'logo.png', mimeType: 'image/png', buffer: slide_png(200, 200) };
    await scene.page.setInputFiles('#picture-logo', file);
    await scene.page.waitForSelector('.card:nth-child(2) .main:not([hidden])');
  },
  certificate: at('certificate'),
  access: at('access'),
  device_question: async (scene) => {
    await signed_in(scene, 'access');
    await scene.page.click('#devices li:first-child button');
    await scene.page.waitForSelector('#forget-dialog[open]');
  },
  token_made: async (scene) => {
    await signed_in(scene, 'access');
    await scene.page.fill('#token-name', 'Prometheus');
    await scene.page.press('#token-name', 'Enter');
    await scene.page.waitForSelector('#token-made:not([hidden])');
  },
  logs: at('logs'),
};
