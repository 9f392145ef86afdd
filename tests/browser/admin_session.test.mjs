// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// What the admin's page asks while it is merely open, and what it tells of the box.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signed_in } from './support/admin_states.mjs';
import { launch_chromium } from './support/chromium.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { STATUS } from './support/rest_stand_in.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @param {(scene: import('./support/ways.mjs').scene) => Promise<void>} body */
const staged = (body) => () => on_stand_in(browser, { locale: 'en-GB' }, body);

test('admin page: what it asks by itself is marked, what its user asks is not', staged(async (scene) => {
  /** @type {[string, string | undefined][]} */
  const asked = [];
  scene.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    asked.push([pathname, request.headers()['tessera-background']]);
  });
  const marks = (/** @type {string} */ path) => asked.filter(([one]) => one === path).map(([, mark]) => mark);
  await scene.page.clock.install();
  await signed_in(scene);
  assert.deepEqual(marks('/api/v1/events'), ['1']);
  assert.ok(marks('/api/v1/status').every((mark) => mark === undefined));
  const by_itself = scene.page.waitForRequest(/api\/v1\/status$/);
  await scene.page.clock.fastForward(10000);
  assert.equal((await by_itself).headers()['tessera-background'], '1');
  await scene.page.click('[data-section="logs"]');
  await scene.page.waitForSelector('#log-lines li');
  assert.ok(marks('/api/v1/logs').every((mark) => mark === undefined));
}));

test('admin page: a setting that could not be used at the start is told', staged(async (scene) => {
  const rest = await signed_in(scene);
  const left_out = { 'web.port': 'cannot listen on 0.0.0.0 port 80: <b>no</b>' };
  rest.instead['GET /status'] = () => ({ ...STATUS(), settings: { overrides: 'good', left_out } });
  await scene.page.click('[data-section="overview"]');
  await scene.page.waitForSelector('#box-pairs dt:has-text("web.port")');
  await scene.page.waitForSelector('#box-pairs dd:has-text("port 80: <b>no</b>")');
}));
