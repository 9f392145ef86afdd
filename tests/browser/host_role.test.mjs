// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A page that is a host no more says so, and why.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { opened } from './support/host_states.mjs';
import { as_host } from './support/meeting_states.mjs';
import { join, watch_faults } from './support/page.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { bounded } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

const skip = box_missing() || false;
/** @param {(scene: import('./support/ways.mjs').scene) => Promise<void>} body */
const staged = (body) => () => on_stand_in(browser, { locale: 'en-GB' }, body);

/** @type {Record<string, RegExp>} */
const SENTENCES = { code_changed: /host code has changed/, meeting_ended: /meeting has ended/ };
for (const [reason, sentence] of Object.entries(SENTENCES)) {
  test(`host page: ${reason} leads to the form, which says why`, staged(async (scene) => {
    await opened(scene);
    const asked = scene.box.called('host.open').length;
    scene.box.notify('host.closed', { reason });
    await scene.page.waitForSelector('#code-note:not([hidden])');
    assert.match((await scene.page.textContent('#code-note')) ?? '', sentence);
    assert.ok(await scene.page.isHidden('#view-desk'));
    assert.equal(scene.box.called('host.open').length, asked, 'the old code is not tried again');
  }));
}

test('join page: another host code makes a guest, who is told', staged(async ({ box: stand_in, page, url }) => {
  const faults = watch_faults(page, url);
  await as_host({ box: stand_in, page, url });
  stand_in.room.participants.p1.role = 'guest';
  stand_in.notify('host.closed', { reason: 'code_changed', revision: stand_in.revision_, room: stand_in.room });
  await page.waitForSelector('#notice:has-text("The host code has changed")');
  await page.waitForSelector('#host-open:not([hidden])');
  assert.equal(await page.isHidden('#host-page'), true);
  // The sentence stays while the room changes, and the old code is not shown to a new connection.
  stand_in.patch({ participants: { p2: { name: 'Rear Admiral Hopper' } } });
  await page.waitForSelector('#people:has-text("Rear Admiral")');
  assert.equal(await page.isVisible('#notice'), true);
  const asked = stand_in.called('host.open').length;
  await stand_in.go_away();
  await stand_in.listen_again();
  await page.waitForSelector('#banner', { state: 'hidden' });
  await page.waitForSelector('#notice', { state: 'hidden' });
  assert.equal(stand_in.called('host.open').length, asked);
  await page.click('#host-open');
  await page.fill('#host-code', '731904');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#host-page:not([hidden])');
  assert.deepEqual(faults, []);
}));

test('host page in a real box: the end of the meeting asks for the code again', { skip, ...bounded }, async () => {
  const real = await box.start();
  try {
    const guest = await (await new_person(browser)).newPage();
    await join(guest, real.url, 'Ada', await real.pin());
    const page = await (await new_person(browser)).newPage();
    const faults = watch_faults(page, real.url);
    await page.goto(new URL('host', real.url).href);
    const { code } = await real.admin('host.code');
    await page.fill('#code', code);
    await page.press('#code', 'Enter');
    await page.waitForSelector('.person');
    await page.click('#end');
    await page.click('#end-form .stop');
    await page.waitForSelector('#code-note:has-text("meeting has ended")');
    assert.ok(await page.isHidden('#view-desk'));
    const { code: next } = await real.admin('host.code');
    assert.notEqual(next, code, 'who was a host of this meeting is none of the next one');
    await page.fill('#code', next);
    await page.press('#code', 'Enter');
    await page.waitForSelector('#view-desk:not([hidden])');
    assert.deepEqual(faults, []);
  } finally {
    await real.stop();
  }
});
