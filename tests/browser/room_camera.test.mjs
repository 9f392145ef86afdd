// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The room's own camera: it is on for those who ask for it, and a host stops it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join as path_of } from 'node:path';
import { after, before, test } from 'node:test';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { join, text_of, watch_faults } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

const BUILD = process.env.TESSERA_BUILD ?? new URL('../../build', import.meta.url).pathname;
const library = path_of(BUILD, 'plugins', 'room', 'tessera-room.so');
const skip = box_missing() || (existsSync(library) ? false : `${library} is not built`);
/** Where pictures of it go, to be looked at. */
const looks = process.env.TESSERA_LOOKS ?? '';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @param {import('playwright-core').Page} page @param {string} name */
async function look(page, name) {
  if (looks) await page.screenshot({ path: path_of(looks, `${name}.png`) });
}

/** @param {box} real @returns {Promise<[string, any]>} */
function camera_of(real) {
  return until(async () => {
    const all = Object.entries((await real.room()).shares);
    const found = all.find(([, share]) => share.kind === 'room' && share.codec);
    return found ?? null;
  }, 'room camera');
}

test('the room camera is on for those who ask for it, and a host stops it', { skip, ...bounded }, async () => {
  const real = await box.start({
    plugins: { enabled: ['room'], room: { trusted: true, source: 'test', sound: 'test', width: 640, height: 360 } },
  });
  try {
    const [id] = await camera_of(real);
    const watched = async () => (await real.room()).shares[id]?.watched;
    const guest = await (await new_person(browser)).newPage();
    const faults = watch_faults(guest, real.url);
    await join(guest, real.url, 'Ada', await real.pin());
    assert.equal(await guest.locator('#others li').count(), 0, 'nobody shows anything');
    const host = await (await new_person(browser, { viewport: { width: 1366, height: 768 } })).newPage();
    await host.goto(new URL('host', real.url).href);
    await host.fill('#code', (await real.admin('host.code')).code);
    await host.press('#code', 'Enter');
    await host.waitForSelector('#view-desk:not([hidden])');
    await host.click('#tab-more');
    assert.match(await text_of(host, 'camera-text'), /off/);
    assert.equal(await host.locator('#tiles > li').count(), 0, 'it is no tile');

    await guest.click('#watch-open');
    const chip = guest.getByRole('button', { name: 'Room camera' });
    assert.equal(await chip.getAttribute('aria-pressed'), 'false');
    await look(guest, 'room-not-asked');
    assert.equal(await watched(), false, 'who opens "Watch here" has not asked for the room');
    await chip.click();
    await guest.waitForFunction(() => {
      const video = document.querySelector('#watch-stage video');
      return video instanceof HTMLVideoElement && video.videoWidth === 640;
    });
    assert.equal(await watched(), true);
    await host.waitForFunction(() => /is on/.test(document.querySelector('#camera-text')?.textContent ?? ''));
    await look(guest, 'room-watched');
    await look(host, 'room-host');
    await chip.click();
    await until(async () => (await watched()) === false || null, 'nobody watches');

    await chip.click();
    await until(async () => (await watched()) || null, 'somebody watches again');
    await host.click('#camera-stop');
    await host.waitForSelector('#camera', { state: 'hidden' });
    await chip.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  } finally {
    await real.stop();
  }
});
