// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { join, open, press_join, text_of, watch_calls, watch_faults } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/**
 * A box of its own for each test: wrong PINs of one must not lock out another.
 * @param {string} name
 * @param {(scene: {room: box, pin: string, page: import('playwright-core').Page,
 *   faults: string[]}) => Promise<void>} body
 * @param {{settings?: Record<string, object>, options?: object}} [set_up]
 */
function scenario(name, body, set_up = {}) {
  test(name, bounded, async () => {
    const room = await box.start(set_up.settings);
    try {
      const context = await new_person(browser, set_up.options);
      const page = await context.newPage();
      const faults = watch_faults(page, room.url);
      const pin = await room.pin();
      await body({ room, pin, page, faults }).finally(() => context.close());
      assert.deepEqual(faults, []);
    } finally {
      await room.stop();
    }
  });
}

/** @param {string} pin @returns {string} one that is wrong */
const other_than = (pin) => [...pin].map((digit) => (Number(digit) + 1) % 10).join('');

/** @param {any} room @returns {string[]} */
const names_in = (room) => Object.values(room.participants).map((person) => person.name);

scenario('join: name and PIN let in, and the room knows it', async ({ room, pin, page }) => {
  await join(page, room.url, 'Ada', pin);
  assert.deepEqual(names_in(await room.room()), ['Ada']);
  assert.equal(await text_of(page, 'room-name'), 'Boardroom North');
  assert.match(await text_of(page, 'people'), /Ada \(you\)/);
  assert.equal(await page.title(), 'Boardroom North: share your screen');
});

scenario('join: a wrong PIN is refused and said so', async ({ room, pin, page }) => {
  await open(page, room.url);
  await press_join(page, 'Ada', other_than(pin));
  await page.waitForSelector('#join-error:not([hidden])');
  assert.match(await text_of(page, 'join-error'), /not the one on the display/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'pin');
  assert.deepEqual(names_in(await room.room()), []);
  await press_join(page, 'Ada', pin);
  await page.waitForSelector('#view-room:not([hidden])');
});

scenario('join: the PIN of a moment ago is told apart from a wrong one', async (scene) => {
  const { room, pin, page } = scene;
  await open(page, room.url);
  const { pin: next } = await room.admin('pin.new');
  await press_join(page, 'Ada', pin);
  await page.waitForSelector('#join-error:not([hidden])');
  assert.match(await text_of(page, 'join-error'), /has just changed/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'pin');
  await press_join(page, 'Ada', next);
  await page.waitForSelector('#view-room:not([hidden])');
});

scenario('join: after five wrong PINs the page waits and counts down', async (scene) => {
  const { room, pin, page } = scene;
  const tries = watch_calls(page, 'join');
  await open(page, room.url);
  await page.fill('#name', 'Eve');
  for (let attempt = 0; attempt < 8; ++attempt) {
    if (await page.isVisible('#join-wait')) break;
    await page.fill('#pin', other_than(pin));
    await page.click('#join');
    await page.waitForFunction(
      () => /** @type {HTMLInputElement} */ (document.getElementById('pin')).value === '',
    );
  }
  // The right PIN must wait as well, or the wait would tell which PIN is right. In one go, as the
  // wait is short.
  const [wait, disabled] = await page.evaluate((right) => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById('pin'));
    field.value = right;
    field.form?.requestSubmit();
    return [document.getElementById('join-wait')?.textContent, document.getElementById('join')?.ariaDisabled];
  }, pin);
  assert.match(wait ?? '', /Next try in \d+ s/);
  assert.equal(disabled, 'true');
  await page.waitForSelector('#join-wait', { state: 'hidden' });
  assert.ok(!tries.some((params) => params.pin === pin));
  assert.deepEqual(names_in(await room.room()), []);
  await page.press('#pin', 'Enter');
  await page.waitForSelector('#view-room:not([hidden])');
});

scenario('join: without name or PIN nothing is sent', async ({ room, pin, page }) => {
  await open(page, room.url);
  await page.click('#join');
  assert.match(await text_of(page, 'join-error'), /your name/);
  assert.equal(await page.getAttribute('#name', 'aria-invalid'), 'true');
  await page.fill('#name', 'Ada');
  await page.click('#join');
  assert.match(await text_of(page, 'join-error'), /PIN/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'pin');
  await page.fill('#pin', ` ${pin.slice(0, 2)}-${pin.slice(2)} `);
  assert.equal(await page.inputValue('#pin'), pin, 'digits only');
});

scenario('join: a PIN in the address is never read', async ({ room, pin, page }) => {
  for (const address of [`${room.url}?pin=${pin}`, `${room.url}#pin=${pin}`]) {
    await page.goto('about:blank');
    await open(page, address);
    assert.equal(await page.inputValue('#pin'), '');
    await page.fill('#name', 'Ada');
    await page.click('#join');
    assert.match(await text_of(page, 'join-error'), /PIN/);
  }
  assert.deepEqual(names_in(await room.room()), []);
});

scenario('join: only the name and what the device calls itself are remembered', async ({ room, pin, page }) => {
  await join(page, room.url, 'Ada', pin);
  const stored = await page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(Object.keys(stored).sort(), ['tessera.device', 'tessera.name']);
  assert.equal(stored['tessera.name'], 'Ada');
  assert.match(stored['tessera.device'], /^[0-9a-f]{32}$/, 'random, of 16 bytes');
  assert.equal(await page.evaluate(() => document.cookie), '');
  await page.click('#leave');
  await page.waitForSelector('#view-join:not([hidden])');
  assert.equal(await page.inputValue('#name'), 'Ada');
  assert.equal(await page.inputValue('#pin'), '');
  await until(async () => names_in(await room.room()).length === 0, 'Ada has left');
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

scenario(
  'join: a meeting without PIN asks for none',
  async ({ room, page }) => {
    await open(page, room.url);
    assert.equal(await page.isVisible('#pin'), false);
    await press_join(page, 'Ada', '');
    await page.waitForSelector('#view-room:not([hidden])');
    assert.deepEqual(names_in(await room.room()), ['Ada']);
  },
  { settings: { meeting: { pin_policy: 'off' } } },
);

scenario(
  'join: a full meeting says so',
  async ({ room, pin, page }) => {
    await join(page, room.url, 'Ada', pin);
    const second = await new_person(browser);
    const late = await second.newPage();
    await open(late, room.url);
    await press_join(late, 'Grace', pin);
    await late.waitForSelector('#join-error:not([hidden])');
    assert.match(await text_of(late, 'join-error'), /full/);
    await second.close();
  },
  { settings: { meeting: { participants_max: 1 } } },
);

scenario('join: who lost the connection is shown as away', async ({ room, pin, page }) => {
  await join(page, room.url, 'Ada', pin);
  const second = await new_person(browser);
  await join(await second.newPage(), room.url, 'Grace', pin);
  await until(async () => /Grace/.test(await text_of(page, 'people')), 'Grace is in the list');
  assert.doesNotMatch(await text_of(page, 'people'), /Away/);
  await second.close();
  await until(async () => /Grace *Away/.test(await text_of(page, 'people')), 'Grace is away');
});

scenario(
  'join: a phone is told what to do, in the meeting too',
  async ({ room, pin, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    });
    await join(page, room.url, 'Ada', pin);
    await page.waitForSelector('#ability:not([hidden])');
    assert.match(await text_of(page, 'ability'), /on this device cannot share.*Photos and PDF pages can/);
    assert.equal(await page.isVisible('#share'), false);
    assert.equal(await page.isVisible('#show-photos'), true);
    assert.equal(await page.isVisible('#show-camera'), true);
  },
  { options: { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1' } },
);

scenario('join: a duplicated tab takes over, the first says so', async ({ room, pin, page }) => {
  await join(page, room.url, 'Ada', pin);
  // window.open copies sessionStorage, as "duplicate tab" does, and with it the resume token.
  const [second] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await second.waitForSelector('#view-room:not([hidden])');
  await page.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(page, 'over-title'), /another tab/);
  assert.deepEqual(names_in(await room.room()), ['Ada']);
  await page.waitForTimeout(1500);
  assert.equal(await second.isVisible('#view-room'), true, 'the first must not take it back');
});

scenario('join: who is removed sees it and is not let back by the token', async (scene) => {
  const { room, pin, page } = scene;
  await join(page, room.url, 'Ada', pin);
  const [participant] = Object.keys((await room.room()).participants);
  await room.admin('participant.remove', { participant });
  await page.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(page, 'over-title'), /removed/);
  await page.reload();
  await page.waitForSelector('#view-join:not([hidden])');
  assert.deepEqual(names_in(await room.room()), []);
});

scenario(
  'join: the page reads in the language of its reader, from right to left where it must',
  async ({ room, page }) => {
    await open(page, room.url);
    assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
    assert.equal(await text_of(page, 'join'), 'انضمام');
  },
  { options: { locale: 'ar' } },
);

scenario('join: with all storage blocked it still lets in, and back in', async (scene) => {
  const { room, pin, page } = scene;
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      const get = () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      };
      Object.defineProperty(window, name, { get });
    }
  });
  await join(page, room.url, 'Ada', pin);
  await room.kill();
  await page.waitForSelector('#banner:not([hidden])');
  await room.run();
  await page.waitForSelector('#banner', { state: 'hidden' });
  assert.equal(await page.isVisible('#view-room'), true);
  assert.deepEqual(names_in(await room.room()), ['Ada']);
});
