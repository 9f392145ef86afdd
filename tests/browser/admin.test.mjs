// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// The admin's page: on the stand-in what it shows and refuses, in a real box what it changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { event_parser } from '../../web/admin/events.js';
import { limits_of, read_field, title_of } from '../../web/admin/setting_rules.js';
import { ADMIN_SENTENCES } from '../../web/admin/words.js';
import { LANGUAGES } from '../../web/strings.js';
import { at_sign_in, signed_in } from './support/admin_states.mjs';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { check_sentences, looks_right } from './support/looks.mjs';
import { drawn, watch_faults } from './support/page.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { slide_png } from './support/picture.mjs';
import { PASSWORD, fault } from './support/rest_stand_in.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

const skip = box_missing() || false;
/** @param {(scene: import('./support/ways.mjs').scene) => Promise<void>} body */
const staged = (body) => () => on_stand_in(browser, { locale: 'en-GB' }, body);

test('admin strings: the same keys in every language, each one used', () => {
  check_sentences('admin', 'admin.html', ADMIN_SENTENCES, LANGUAGES.en);
});

test('events: pieces of a stream become events, comments none', () => {
  const parser = new event_parser();
  assert.deepEqual(parser.push('event: snap'), []);
  assert.deepEqual(parser.push('shot\ndata: {"a":\ndata: 1}\n\n: still here\n\nevent: x\nda'), [
    { kind: 'snapshot', data: '{"a":\n1}' },
  ]);
  assert.deepEqual(parser.push('ta: 2\r\n\r\n'), [{ kind: 'x', data: '2' }]);
});

test('settings: a field says what is wrong before the box is asked', () => {
  /** @param {object} more @returns {any} */
  const option = (more) => ({ key: 'a.pin_digits', type: 'integer', minimum: 4, maximum: 8, ...more });
  assert.deepEqual(read_field(option({}), ' 6 '), { value: 6, fault: '' });
  for (const bad of ['', '3', '9', '5.5', 'four', 'NaN', 'Infinity']) {
    assert.notEqual(read_field(option({}), bad).fault, '', bad);
  }
  const text = option({ type: 'text', minimum: 0, maximum: 4 });
  assert.equal(read_field(text, 'äö').fault, ''); // four bytes
  assert.notEqual(read_field(text, 'äöü').fault, '');
  const list = option({ type: 'list', minimum: 0, maximum: 2, choices: ['vp9', 'vp8'] });
  assert.deepEqual(read_field(list, ' vp9 \n\nvp8').value, ['vp9', 'vp8']);
  assert.notEqual(read_field(list, 'mpeg2').fault, '');
  assert.equal(title_of('meeting.pin_digits'), 'PIN digits');
  assert.equal(limits_of(option({ unit: 'digits' })), '4 to 8 digits');
});

test('admin page: signs in, stays over a reload, and signing out deletes the token', staged(async (scene) => {
  const faults = watch_faults(scene.page, scene.url);
  await signed_in(scene);
  const kept = () => scene.page.evaluate(() => [sessionStorage.length, localStorage.length]);
  assert.deepEqual(await kept(), [1, 0]);
  await scene.page.reload();
  await scene.page.waitForSelector('#view-desk:not([hidden])');
  await scene.page.click('#sign-out');
  await scene.page.waitForSelector('#view-sign:not([hidden])');
  assert.deepEqual(await kept(), [0, 0]);
  assert.deepEqual(faults, []);
}));

test('admin page: a session that is over leads to the form, once', staged(async (scene) => {
  const rest = await signed_in(scene);
  rest.token_ = 'another';
  await scene.page.click('[data-section="logs"]');
  await scene.page.waitForSelector('#view-sign:not([hidden])');
  assert.match((await scene.page.textContent('#sign-note')) ?? '', /session is over/);
  const asked = rest.calls.length;
  await scene.page.waitForTimeout(1200);
  assert.equal(rest.calls.length, asked, 'nothing goes on asking');
}));

test('admin page: the meeting is followed by events', staged(async (scene) => {
  const rest = await signed_in(scene);
  await scene.page.waitForSelector('#now-people:text-is("4")');
  rest.tell('changed', { revision: 2, patch: { participants: { p9: { ...scene.box.room.participants.p1, name: '<b>Eve</b>' } } } });
  await scene.page.waitForSelector('#now-people:text-is("5")');
  assert.equal(await scene.page.locator('#now-names .chip').last().textContent(), '<b>Eve</b>');
  const follow = rest.calls.find(({ path }) => path === '/events');
  assert.ok(follow);
}));

test('admin page: all faults stand at their fields, and nothing is sent', staged(async (scene) => {
  const rest = await signed_in(scene, 'settings');
  const { page } = scene;
  await page.fill('#set-meeting-pin_digits', '99');
  await page.fill('#set-media-codecs', 'mpeg2');
  await page.click('#save-bar .main');
  await until(async () => await page.locator('.field-fault:not([hidden])').count() === 2, 'both faults');
  assert.ok(!rest.calls.some(({ verb }) => verb === 'PATCH'));
  await page.fill('#set-meeting-pin_digits', '6');
  await page.fill('#set-media-codecs', 'vp8\nvp9');
  await page.uncheck('#set-meeting-chat');
  await page.click('#save-bar .main');
  await page.waitForSelector('#note:not([hidden])');
  const { body } = rest.calls.find(({ verb }) => verb === 'PATCH') ?? {};
  assert.deepEqual(body, { values: { 'meeting.pin_digits': 6, 'media.codecs': ['vp8', 'vp9'], 'meeting.chat': false } });
}));

test('admin page: what the box refuses stands at its field', staged(async (scene) => {
  await signed_in(scene, 'settings');
  await scene.page.fill('#set-room-name', 'refused');
  await scene.page.click('#save-bar .main');
  await scene.page.waitForSelector('#set-room-name-fault:not([hidden])');
  assert.equal(await scene.page.inputValue('#set-room-name'), 'refused');
}));

test('admin page: a picture of a wrong kind or size is refused before the upload', staged(async (scene) => {
  const rest = await signed_in(scene, 'pictures');
  const { page } = scene;
  const wrong = [
    { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    { name: 'b.png', mimeType: 'image/png', buffer: Buffer.alloc(9 * 1024 * 1024) },
    { name: 'c.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
  ];
  for (const file of wrong) {
    await page.setInputFiles('#picture-wallpaper', file);
    await page.waitForSelector('#part-pictures .fault:not([hidden])');
    await page.evaluate(() => document.querySelectorAll('#part-pictures .fault').forEach((one) => one.setAttribute('hidden', '')));
  }
  await page.setInputFiles('#picture-logo', { name: 'd.png', mimeType: 'image/png', buffer: slide_png(64, 64) });
  await page.click('.card:nth-child(2) .main');
  await page.waitForSelector('#note:not([hidden])');
  assert.equal(rest.calls.filter(({ verb }) => verb === 'PUT').length, 1);
  assert.deepEqual(rest.images.logo, slide_png(64, 64));
}));

test('admin page: a file that is chosen before the box has answered stays', staged(async (scene) => {
  const rest = await at_sign_in(scene);
  const { page } = scene;
  /** @type {(answer: any) => void} */
  let answer = () => {};
  rest.instead['GET /images/logo'] = () => new Promise((resolve) => (answer = resolve));
  await page.fill('#sign-password', PASSWORD);
  await page.press('#sign-password', 'Enter');
  await page.click('[data-section="pictures"]');
  await until(() => rest.calls.some(({ path }) => path === '/images/logo'), 'the question');
  await page.setInputFiles('#picture-logo', { name: 'd.png', mimeType: 'image/png', buffer: slide_png(64, 64) });
  await page.waitForSelector('.card:nth-child(2) .main');
  const late = page.waitForResponse(/images\/logo$/);
  delete rest.instead['GET /images/logo'];
  answer(slide_png(32, 32));
  await (await late).finished();
  await drawn(page);
  await page.click('.card:nth-child(2) .main');
  await page.waitForSelector('#note:not([hidden])');
  assert.deepEqual(rest.images.logo, slide_png(64, 64));
}));

test('admin page: the host code is unseen until asked for, and again in another section', staged(async (scene) => {
  const rest = await signed_in(scene);
  const { page } = scene;
  assert.ok(!rest.calls.some(({ path }) => path === '/host-code'), 'nobody asked');
  await page.click('#host-code-show');
  await page.waitForSelector('#host-code:text-is("48219034")');
  await page.click('#host-code-show');
  await page.waitForSelector('#host-code', { state: 'hidden' });
  await page.click('#host-code-show');
  await page.waitForSelector('#host-code:not([hidden])');
  await page.click('[data-section="logs"]');
  assert.equal(await page.textContent('#host-code'), '');
}));

test('admin page: the configuration file is checked, its faults are text', staged(async (scene) => {
  const rest = await signed_in(scene, 'settings');
  const { page } = scene;
  await page.click('#check');
  await page.waitForSelector('#check-faults li');
  const rows = await page.locator('#check-faults li').allTextContents();
  assert.match(rows[0], /^4:3 unknown key web\.prot/);
  assert.match(rows[1], /^the secret file/);
  assert.match((await page.textContent('#check-over')) ?? '', /meeting\.pin_policy/);
  const file = '/etc/<i>tessera</i>.yaml';
  rest.instead['POST /config/check'] = () => ({ path: file, faults: [], overridden: [] });
  await page.click('#check');
  await page.waitForSelector('#check-result[data-good="true"]');
  assert.match((await page.textContent('#check-text')) ?? '', /<i>tessera<\/i>/);
  assert.equal(await page.isVisible('#check-faults'), false);
}));

test('admin page: a token is shown once', staged(async (scene) => {
  const { page } = scene;
  await signed_in(scene, 'access');
  await page.fill('#token-name', LONG_NAME);
  await page.press('#token-name', 'Enter');
  await page.waitForSelector('#token-made:not([hidden])');
  assert.match((await page.textContent('#token-text')) ?? '', /^tsr_/);
  await page.click('[data-section="logs"]');
  await page.click('[data-section="access"]');
  assert.equal(await page.textContent('#token-text'), '');
}));

test('admin page: a remembered device is removed after a question, and not by Enter alone', staged(async (scene) => {
  const { page } = scene;
  const rest = await signed_in(scene, 'access');
  const deleted = () => rest.calls.filter(({ verb }) => verb === 'DELETE').map(({ path }) => path);
  await page.click('#devices li:first-child button');
  await page.waitForSelector('#forget-dialog[open]');
  assert.match((await page.textContent('#forget-title')) ?? '', /Ada’s iPhone/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#forget-dialog', { state: 'hidden' });
  assert.deepEqual(deleted(), []);
  await page.click('#devices li:first-child button');
  await page.click('#forget-form .main');
  await page.waitForSelector('#forget-dialog', { state: 'hidden' });
  await until(async () => await page.locator('#devices li').count() === 1, 'the row to go');
  assert.deepEqual(deleted(), ['/devices/8f3a']);
  // Somebody else was quicker: the page says so.
  await page.click('#devices li button');
  rest.devices = [];
  await page.click('#forget-form .main');
  await page.waitForSelector('#forget-error:not([hidden])');
  await page.click('#forget-cancel');
  await page.click('[data-section="logs"]');
  await page.click('[data-section="access"]');
  await page.waitForSelector('#devices-none:not([hidden])');
}));
const LONG_NAME = 'ليلى 👩🏽‍💻 '.repeat(4);

test('admin page: an expired certificate is refused with the box’s own sentence', staged(async (scene) => {
  await signed_in(scene, 'certificate');
  const pem = (/** @type {string} */ text) => ({ name: 'a.pem', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await scene.page.setInputFiles('#cert-file', pem('-----BEGIN CERTIFICATE-----\nEXPIRED'));
  await scene.page.setInputFiles('#cert-key', pem('no key'));
  await scene.page.click('#cert-form .main');
  await scene.page.waitForSelector('#cert-error:text("no PEM")');
  await scene.page.setInputFiles('#cert-key', pem('-----BEGIN PRIVATE KEY-----'));
  await scene.page.click('#cert-form .main');
  await scene.page.waitForSelector('#cert-error:text("expired")');
}));

test('admin page: after wrong passwords the form waits as long as the box says', staged(async (scene) => {
  await scene.page.clock.install();
  const rest = await signed_in(scene);
  await scene.page.click('#sign-out');
  rest.instead['POST /session'] = () => new fault(429, 'too_many_attempts', '', 900000);
  await scene.page.fill('#sign-password', 'wrong');
  await scene.page.press('#sign-password', 'Enter');
  await scene.page.waitForSelector('#sign-go:disabled');
  const asked = rest.calls.length;
  await scene.page.press('#sign-password', 'Enter');
  await scene.page.clock.fastForward(700000);
  await scene.page.press('#sign-password', 'Enter');
  assert.equal(await scene.page.isDisabled('#sign-go'), true);
  assert.equal(rest.calls.length, asked);
  await scene.page.clock.fastForward(200000);
  await scene.page.waitForSelector('#sign-go:enabled');
}));

const LOOKED_AT = [
  'first',
  'overview',
  'host_code',
  'checked',
  'settings_faults',
  'picture_chosen',
  'certificate',
  'token_made',
  'device_question',
  'logs',
];
describe('admin page: axe finds nothing', { concurrency: 3 }, () => {
  for (const state of LOOKED_AT) {
    test(state, bounded, () => looks_right(browser, `admin_${state}`));
  }
});

test('admin page in a real box: first start, settings, picture, token, log', { skip, ...bounded }, async () => {
  const real = await box.start();
  try {
    const page = await (await new_person(browser)).newPage();
    const faults = watch_faults(page, real.url);
    await page.goto(new URL('admin', real.url).href);
    await page.fill('#sign-password', 'correct horse');
    await page.press('#sign-password', 'Enter');
    await page.waitForSelector('#view-first:not([hidden])');
    await page.fill('#first-code', '00000000');
    await page.fill('#first-password', 'correct horse');
    await page.fill('#first-repeat', 'correct horse');
    await page.click('#first-go');
    await page.waitForSelector('#first-error:not([hidden])');
    await page.waitForSelector('#first-go:enabled');
    await page.fill('#first-code', (await real.admin('setup.code')).code);
    await page.click('#first-go');
    await page.waitForSelector('#view-desk:not([hidden])');
    await page.waitForSelector('#now-people:text-is("0")');
    await page.click('#host-code-show');
    await page.waitForSelector(`#host-code:text-is("${(await real.admin('host.code')).code}")`);
    await page.click('[data-section="settings"]');
    await page.click('#check');
    await page.waitForSelector('#check-result[data-good="true"]');
    await page.fill('#set-room-name', 'Salle Émile 会議室');
    await page.click('#save-bar .main');
    await until(async () => (await real.room()).room.name === 'Salle Émile 会議室', 'the name');
    await page.click('[data-section="pictures"]');
    await page.setInputFiles('#picture-wallpaper', { name: 'w.png', mimeType: 'image/png', buffer: slide_png(320, 180) });
    await page.click('.card:nth-child(1) .main');
    await page.waitForSelector('.card:nth-child(1) .row .second:not([hidden])');
    await page.click('[data-section="access"]');
    await page.fill('#token-name', 'Prometheus');
    await page.press('#token-name', 'Enter');
    await page.waitForSelector('#token-made:not([hidden])');
    await page.click('[data-section="certificate"]');
    await page.waitForSelector('#cert-pairs dd');
    await page.click('[data-section="logs"]');
    await page.waitForSelector('.log-lines li');
    const [bundle] = await Promise.all([page.waitForEvent('download'), page.click('#bundle')]);
    assert.match(bundle.suggestedFilename(), /\.tar\.gz$/);
    const [figures] = await Promise.all([page.waitForEvent('download'), page.click('#figures')]);
    assert.match(readFileSync(await figures.path(), 'utf8'), /^tessera_\w+/m);
    assert.deepEqual(faults, []);
  } finally {
    await real.stop();
  }
});
