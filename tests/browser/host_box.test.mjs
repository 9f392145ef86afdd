// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The host's page before a real box and a real display: who waits, small pictures, swapping by hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box, box_missing } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { kiosk, kiosk_missing, sharing_clip } from './support/kiosk.mjs';
import { in_room, open, press_join, text_of, watch_faults } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @param {box} real @returns {Promise<{page: Page, faults: string[]}>} */
async function host_of(real) {
  const page = await (await new_person(browser, { viewport: { width: 1366, height: 900 } })).newPage();
  const faults = watch_faults(page, real.url);
  await page.goto(new URL('host', real.url).href);
  await page.fill('#code', (await real.admin('host.code')).code);
  await page.press('#code', 'Enter');
  await page.waitForSelector('#view-desk:not([hidden])');
  return { page, faults };
}

test('host page in a real box: who waits is let in or sent away', { skip: box_missing() || false, ...bounded }, async () => {
  const real = await box.start({ meeting: { lobby: 'everyone' } });
  try {
    const { page, faults } = await host_of(real);
    const pin = await real.pin();
    const knock = async (/** @type {string} */ name) => {
      const guest = await (await new_person(browser)).newPage();
      await open(guest, real.url);
      await press_join(guest, name, pin);
      await guest.waitForSelector('#view-lobby:not([hidden])');
      return guest;
    };
    const [ada, eve] = [await knock('Ada'), await knock('Eve')];
    await page.getByRole('button', { name: 'Let in: Ada' }).click();
    await in_room(ada);
    await page.getByRole('button', { name: 'Refuse: Eve' }).click();
    await eve.waitForSelector('#view-over:not([hidden])');
    assert.match(await text_of(eve, 'over-title'), /not let in/);
    await page.waitForSelector('.ask', { state: 'detached' });
    const people = Object.values((await real.room()).participants);
    assert.deepEqual(people.map(({ name, state }) => [name, state]), [['Ada', 'present']]);
    assert.deepEqual(faults, []);
  } finally {
    await real.stop();
  }
});

const skip = box_missing() || kiosk_missing() || false;
test('host page in a real box: pictures of the display, and a drag that swaps them', { skip, ...bounded }, async () => {
  const real = new box();
  Object.assign(real.settings_, { plugins: sharing_clip(real.folder, '2080e0', 2) });
  await real.configure_();
  /** @type {kiosk | null} */
  let display = null;
  try {
    await real.run();
    display = await kiosk.start(real);
    const { page, faults } = await host_of(real);
    await page.waitForFunction(() => document.querySelectorAll('.tile img:not([hidden])').length === 2);
    for (const picture of await page.locator('.tile img').all()) {
      assert.match((await picture.getAttribute('src')) ?? '', /^data:image\/jpeg;base64,/);
      // 320x180, as docs/kiosk-rpc.md has it; of the clip's colour, but for what a codec leaves of it.
      const { size, colour } = await picture.evaluate(middle_of);
      assert.deepEqual(size, [320, 180]);
      const far = [0x20, 0x80, 0xe0].some((part, at) => Math.abs(part - colour[at]) > 24);
      assert.ok(!far, `another picture: ${colour}`);
    }
    const order = async () => {
      const shares = Object.entries((await real.room()).shares);
      return shares.sort(([, one], [, other]) => one.order - other.order).map(([id]) => id);
    };
    const former = await order();
    const frames = page.locator('.tile .frame');
    await frames.nth(0).dragTo(frames.nth(1));
    await until(async () => (await order()).join() === [...former].reverse().join(), 'the swap');
    await page.waitForSelector(`.tile:first-child[data-share="${former[1]}"]`);
    assert.deepEqual(faults, []);
  } finally {
    await display?.stop();
    await real.stop();
  }
});

/** @param {SVGElement | HTMLElement} picture */
function middle_of(picture) {
  const image = /** @type {HTMLImageElement} */ (picture);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { naturalWidth: width, naturalHeight: height } = image;
  brush.drawImage(image, width / 2, height / 2, 1, 1, 0, 0, 1, 1);
  return { size: [width, height], colour: [...brush.getImageData(0, 0, 1, 1).data] };
}
