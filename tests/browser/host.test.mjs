// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// The host's page: on the stand-in what needs shares or trouble, in a real box what it decides.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { line_of } from '../../web/host/figures.js';
import { HOST_SENTENCES } from '../../web/host/words.js';
import { LANGUAGES } from '../../web/strings.js';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { refusal } from './support/dev_box.mjs';
import { ARABIC, CODE, LONG, make_host_box, opened, share } from './support/host_states.mjs';
import { check_sentences, looks_right, overflowing } from './support/looks.mjs';
import { join, watch_faults } from './support/page.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

const skip = box_missing() || false;
const wide = { viewport: { width: 1366, height: 900 }, locale: 'en-GB' };
/** @param {(scene: import('./support/ways.mjs').scene) => Promise<void>} body */
const staged = (body) => () => on_stand_in(browser, wide, body);

test('host strings: the same keys in every language, each one used', () => {
  check_sentences('host', 'host.html', HOST_SENTENCES, LANGUAGES.en);
});

test('graph: a line spans ten minutes, with a gap where nothing was heard', () => {
  const at = (/** @type {number} */ seconds, fps = 30) => ({ at: seconds * 1000, fps, delay_ms: 50, loss: 0 });
  const { path, most, last } = line_of([at(-100), at(0), at(1), at(300, 15), at(600)], 'fps', 600000);
  // 300 wide for 600 s: half a unit a second; the one before the span is left out.
  assert.equal(path, 'M0.5 0.0M150.0 20.0M300.0 0.0');
  assert.deepEqual([most, last], [30, 30]);
  assert.deepEqual(line_of([], 'loss', 0), { path: '', most: 0, last: 0 });
});

test('host page: the code opens it and is kept nowhere', staged(async (scene) => {
  const faults = watch_faults(scene.page, scene.url);
  await opened(scene);
  const kept = await scene.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.includes(CODE) && !scene.page.url().includes(CODE));
  assert.equal(await scene.page.locator('.tile').count(), 2);
  assert.deepEqual(faults, []);
}));

test('host page: a drag and the arrow keys swap shares, and the focus stays', staged(async (scene) => {
  await opened(scene);
  const frames = scene.page.locator('.frame');
  await frames.nth(0).dragTo(frames.nth(1));
  await until(() => scene.box.called('share.swap').length === 1, 'the drag');
  assert.deepEqual(scene.box.called('share.swap')[0], { share: 's1', with: 's2' });
  assert.deepEqual(scene.box.called('layout.set'), [], 'a drag is no click');
  await scene.page.waitForSelector('.tile:first-child[data-share="s2"]');
  await scene.page.locator('[data-share="s1"] .frame').focus();
  await scene.page.keyboard.press('ArrowLeft');
  await scene.page.waitForSelector('.tile:first-child[data-share="s1"]');
  const focused = () => scene.page.evaluate(() => document.activeElement?.closest('.tile')?.getAttribute('data-share'));
  assert.equal(await focused(), 's1');
  await scene.page.waitForSelector('#spoken:text("place 1 of 2")', { state: 'attached' });
}));

test('host page: layout, pin, full screen, mute and figures are one call each', staged(async (scene) => {
  await opened(scene);
  const { page, box: stand_in } = scene;
  for (const selector of ['[data-mode="single"]', '#overlay', '[data-share="s1"] [title="Full screen"]', '[data-share="s1"] [title="Pin"]']) {
    await page.click(selector);
  }
  await page.click('.person:nth-child(2) [title="Mute"]');
  await until(() => stand_in.called('participant.mute').length, 'the mute');
  assert.deepEqual(stand_in.called('layout.set'), [{ mode: 'single' }, { overlay: true }, { full: 's1' }]);
  assert.deepEqual(stand_in.called('share.pin'), [{ share: 's1', pinned: true }]);
  assert.deepEqual(stand_in.called('participant.mute'), [{ participant: 'p1', muted: true }]);
}));

test('host page: who watches over a slow network is marked, for as long as it is slow', staged(async (scene) => {
  const { box: stand_in, page } = scene;
  make_host_box(stand_in);
  const views = { share: 's1', count: 1, fps: 0.5, kbps: 90, loss: 0.12, thin: true };
  for (const id of ['p2', 'p4']) Object.assign(stand_in.room.participants[id], { views: { ...views, thin: id === 'p2' } });
  await opened(scene);
  const row = (/** @type {string} */ name) => page.locator('.person', { hasText: name });
  const slow = (/** @type {string} */ name) => row(name).getByText('Slow network').isVisible();
  assert.match(await row('Grace').innerText(), /0\.5 pictures a second, 12(\.0)?% lost/);
  assert.deepEqual([await slow('Grace'), await slow(ARABIC), await slow('Ada')], [true, false, false]);
  stand_in.patch({ participants: { p2: { views: { thin: false } } } });
  await until(async () => !(await slow('Grace')), 'the word goes');
  assert.match(await row('Grace').innerText(), /pictures a second/);
}));

test('host page: two hosts at once: the second sees the new state and one sentence', staged(async (scene) => {
  const { box: stand_in, page, url } = scene;
  make_host_box(stand_in);
  stand_in.replies['share.stop'] = async ({ share: id }) => {
    // Neither hears of the other's click before its own.
    await until(() => stand_in.called('share.stop').length === 2, 'both clicks');
    if (!stand_in.room.shares[id]) return new refusal('share_not_found');
    stand_in.patch({ shares: { [id]: null } });
    return {};
  };
  const other = await page.context().newPage();
  await opened(scene);
  await opened({ box: stand_in, page: other, url });
  const stop = '[data-share="s1"] [title="Stop"]';
  await Promise.all([page, other].map((one) =>
    one.evaluate((what) => /** @type {HTMLElement} */ (document.querySelector(what)).click(), stop)));
  await until(() => stand_in.called('share.stop').length === 2, 'both calls');
  for (const one of [page, other]) await one.waitForSelector('[data-share="s1"]', { state: 'detached' });
  // The tile goes with the room's patch, the answers come after it.
  const shown = () => Promise.all([page, other].map((one) => one.isVisible('#desk-note')));
  await until(async () => (await shown()).includes(true), 'one sentence');
  await page.waitForTimeout(300);
  assert.deepEqual((await shown()).sort(), [false, true]);
  assert.equal(stand_in.called('share.stop').length, 2, 'nobody asks again');
}));

test('host page: a share and the display in all are turned down and muted', staged(async (scene) => {
  const { page, box: stand_in } = scene;
  make_host_box(stand_in);
  Object.assign(stand_in.room.shares.s1, { sound: true });
  Object.assign(stand_in.room.shares.s2, { sound: true, muted: true, muted_by: 'owner' });
  await opened(scene);
  const slider = page.getByRole('slider', { name: 'Volume: Grace Hopper' });
  for (let press = 0; press < 3; press += 1) await slider.press('ArrowLeft');
  const last = (/** @type {string} */ method) => stand_in.called(method).at(-1);
  await until(() => last('share.volume')?.volume === 85, 'the volume of a share');
  await page.getByRole('button', { name: 'Mute the sound: Grace Hopper' }).click();
  await page.waitForSelector('[data-share="s1"] .volume[data-muted="true"]');
  assert.deepEqual(last('share.volume'), { share: 's1', muted: true });
  // What its owner has muted stays so.
  assert.ok(await page.locator('[data-share="s2"] .volume button').isDisabled());
  await page.click('#tab-more');
  await page.getByRole('slider', { name: 'Volume', exact: true }).fill('25');
  await until(() => last('sound.set')?.volume === 25, 'the volume in all');
  await page.click('#sound-ducking');
  await until(() => last('sound.set')?.ducking === true, 'the ducking');
  assert.ok(await page.isChecked('#sound-ducking'));
  await page.getByRole('button', { name: 'Mute the sound', exact: true }).click();
  await page.waitForSelector('#panel-more .volume[data-muted="true"]');
  // Somebody else, somewhere else.
  stand_in.patch({ sound: { volume: 70, muted: false } });
  await until(async () => (await page.locator('#panel-more .level').inputValue()) === '70', 'the other one');
  assert.ok(await page.isHidden('#sound-none'));
  stand_in.patch({ kiosk: { sound: '' } });
  await page.waitForSelector('#sound-none:not([hidden])');
}));

test('host page: a share without sound has no slider', staged(async (scene) => {
  await opened(scene);
  assert.equal(await scene.page.locator('.tile .volume:visible').count(), 0);
  scene.box.patch({ shares: { s1: { sound: true } } });
  await scene.page.waitForSelector('[data-share="s1"] .volume:visible');
  scene.box.patch({ shares: { s1: { sound: false } } });
  await heard_all(scene);
  assert.equal(await scene.page.locator('.tile .volume:visible').count(), 1, 'it stays once there was some');
}));

/**
 * All that the page asked before has reached the stand-in once this has.
 * @param {import('./support/ways.mjs').scene} scene
 */
async function heard_all({ box: stand_in, page }) {
  const before = stand_in.called('layout.set').length;
  await page.evaluate(() => document.getElementById('overlay')?.click());
  await until(() => stand_in.called('layout.set').length > before, 'a click');
}

test('host page: pictures are asked for once a second at most, and not while hidden', staged(async (scene) => {
  const { page, box: stand_in } = scene;
  const asked = () => stand_in.called('thumbnail.get').filter(({ share: id }) => id === 's1').length;
  const data = () => Buffer.from(`picture ${asked()}`).toString('base64');
  make_host_box(stand_in);
  stand_in.replies['thumbnail.get'] = () => ({ media_type: 'image/png', name: 'a.png', data: data() });
  await page.clock.install();
  await opened(scene);
  const answered = async () => {
    await heard_all(scene);
    await page.waitForSelector(`[data-share="s1"] img[src$="${data()}"]`, { state: 'attached' });
  };
  await until(() => asked() > 0, 'the first question');
  await page.clock.pauseAt(Date.now() + 3600000);
  await answered();
  for (let second = 1; second <= 3; ++second) {
    const before = asked();
    await page.clock.runFor(1000);
    await answered();
    assert.equal(asked() - before, 1, `second ${second}`);
  }
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }));
  const before_pause = asked();
  await page.clock.runFor(3000);
  await heard_all(scene);
  assert.equal(asked(), before_pause);
}));

test('host page: no second question before the first one is answered', staged(async (scene) => {
  make_host_box(scene.box);
  scene.box.replies['thumbnail.get'] = () => new Promise(() => {});
  await scene.page.clock.install();
  await opened(scene);
  const asked = () => scene.box.called('thumbnail.get').length;
  await until(() => asked() === 2, 'one for each share');
  await scene.page.clock.runFor(3000);
  await heard_all(scene);
  assert.equal(asked(), 2);
}));

test('host page: markup, long and foreign names are text and stay in their place', staged(async (scene) => {
  make_host_box(scene.box);
  const names = ['<img src=x onerror=alert(1)>', LONG, '\u202eevil', 'ليلى', '👨‍👩‍👧‍👦'.repeat(40)];
  names.forEach((name, index) => {
    scene.box.room.shares[`s${index}`] = share('p1', name, { order: index, label: LONG });
    scene.box.room.participants[`p${index + 9}`] = { ...scene.box.room.participants.p1, name };
  });
  await opened(scene);
  assert.equal(await scene.page.locator('.tile .called').first().textContent(), names[0]);
  assert.equal(await scene.page.locator('.called img').count(), 0);
  assert.deepEqual(await overflowing(scene.page), []);
  await scene.page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(await overflowing(scene.page), []);
}));

test('host page: a code that is worth nothing any more is asked for again, once', staged(async (scene) => {
  await opened(scene);
  scene.box.replies['host.open'] = () => new refusal('wrong_code');
  for (const socket of scene.box.sockets_) socket.terminate();
  await scene.page.waitForSelector('#code-note:not([hidden])');
  const asked = scene.box.called('host.open').length;
  await scene.page.waitForTimeout(1200);
  assert.equal(scene.box.called('host.open').length, asked, 'it does not knock for ever');
  assert.ok(await scene.page.isHidden('#view-desk'));
}));

const LOOKED_AT = [
  'host_wrong_code',
  'host_busy',
  'host_figures',
  'host_room_panel',
  'host_remove',
];
describe('host page: axe finds nothing', { concurrency: 3 }, () => {
  for (const state of LOOKED_AT) {
    test(state, bounded, () => looks_right(browser, state));
  }
});

test('host page in a real box: sees who is here, mutes, removes, lets back in, ends', { skip, ...bounded }, async () => {
  const real = await box.start();
  try {
    const guest = await (await new_person(browser)).newPage();
    await join(guest, real.url, '👩🏽‍💻 ليلى', await real.pin());
    const page = await (await new_person(browser)).newPage();
    const faults = watch_faults(page, real.url);
    await page.goto(new URL('host', real.url).href);
    await page.fill('#code', (await real.admin('host.code')).code);
    await page.press('#code', 'Enter');
    await page.waitForSelector('.person');
    await page.click('.person [title="Mute"]');
    await until(async () => Object.values((await real.room()).participants)[0].muted, 'muted');
    await page.click('#pin-show');
    await page.waitForSelector(`#pin-digits:text-is("${await real.pin()}")`);
    await page.click('.person .danger');
    await page.click('input[value="ever"]');
    await page.click('#remove-form .stop');
    await guest.waitForSelector('#view-over:not([hidden])');
    await page.click('#tab-more');
    await page.click('.block-row .second');
    await until(async () => !Object.keys((await real.room()).blocks).length, 'no block');
    await page.click('#end');
    await page.click('#end-form .stop');
    await until(async () => !(await page.isVisible('#end-dialog')), 'the end');
    assert.deepEqual(faults, []);
  } finally {
    await real.stop();
  }
});
