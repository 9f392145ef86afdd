// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// Photos and PDF pages from the join page, with a real box.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { join, text_of, watch_calls, watch_faults } from './support/page.mjs';
import { PAGES, alike, choose, colour_of, colours, paint, pdf_missing, sideways_jpeg } from './support/photos.mjs';
import { as_phone } from './support/ways.mjs';
import { IPHONE } from './support/photo_states.mjs';
import { bounded, until } from './support/wait.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {box} */
let room;
/** @type {import('playwright-core').BrowserContext} */
let context;
/** @type {Page} */
let page;
/** @type {string[]} */
let faults;
let pin = '';

before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  room = await box.start();
  pin = await room.pin();
  context = await new_person(browser);
  page = await context.newPage();
  faults = watch_faults(page, room.url);
});
afterEach(async () => {
  await context?.close();
  await room?.stop();
  assert.deepEqual(faults, []);
});

const notice = () => text_of(page, 'notice');
const error = () => page.waitForSelector('#notice[data-level="error"]');
const pdf = { skip: pdf_missing() || false, ...bounded };

test('photos: two pictures are shown, the next one when it is asked for', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await choose(page, paint('red.png', colours.red), paint('blue.png', colours.blue, 1600, 900));
  const arrived = await room.live_share('Ada');
  const { kind, label } = /** @type {any} */ (arrived);
  assert.deepEqual([kind, label], ['photo', 'red.png']);
  assert.deepEqual([arrived.width, arrived.height], [1280, 720]);
  assert.deepEqual(await colour_of(page), colours.red);
  await page.waitForFunction(() => document.getElementById('photo-place')?.textContent === '1 of 2');
  assert.match(await text_of(page, 'status'), /this page is on the display/);
  await page.click('#photo-on');
  await until(async () => (await room.live_share('Ada')).width === 1600, 'the larger picture in the box');
  assert.deepEqual(await colour_of(page), colours.blue);
  assert.equal((await room.live_share('Ada')).id, arrived.id, 'the same share');
  await page.click('#stop');
  await room.no_share('Ada');
  await room.share_ended('stopped');
  assert.equal(await page.isVisible('#photo'), false);
  assert.equal(await page.isVisible('#share'), true);
  await choose(page, paint('green.png', colours.green));
  await room.live_share('Ada');
  assert.deepEqual(await colour_of(page), colours.green);
});

test('photos: the pages of a PDF, by keys, one taken out, more added', pdf, async () => {
  await join(page, room.url, 'Ada', pin);
  await choose(page, PAGES);
  const { width, height } = await room.live_share('Ada');
  assert.deepEqual([width, height], [1920, 1080]);
  const place = (/** @type {string} */ text) =>
    page.waitForFunction((wanted) => document.getElementById('photo-place')?.textContent === wanted, text);
  const shows = (/** @type {number[]} */ colour) => until(async () => alike(await colour_of(page), colour), `the colour ${colour}`);
  await place('1 of 3');
  await shows(colours.page_1);
  await page.keyboard.press('ArrowRight');
  await place('2 of 3');
  await shows(colours.page_2);
  await page.keyboard.press('End');
  await shows(colours.page_3);
  // An upright page of 420 x 594 points: 1080 / 594 * 420 = 763.6.
  await until(async () => (await room.live_share('Ada')).width === 764, 'the upright page in the box');
  await page.click('#photo-remove');
  await place('2 of 2');
  await shows(colours.page_2);
  await choose(page, paint('green.png', colours.green));
  await place('2 of 3');
  await page.keyboard.press('PageDown');
  await shows(colours.green);
  await page.keyboard.press('Home');
  await shows(colours.page_1);
  await page.locator('#photo-strip button').nth(1).click();
  await shows(colours.page_2);
  // Faster than any page is drawn: what was given up for another page is not broken.
  await page.evaluate(() => {
    const press = (/** @type {string} */ key) => dispatchEvent(new KeyboardEvent('keydown', { key }));
    for (let turn = 0; turn < 10; ++turn) ['PageUp', 'PageDown'].forEach(press);
    press('PageUp');
  });
  await shows(colours.page_1);
  await place('1 of 3');
  assert.equal(await page.isVisible('#notice'), false);
});

test('photos: nothing that a PDF would run is run, and strangers hear nothing', pdf, async () => {
  await join(page, room.url, 'Ada', pin);
  await choose(page, 'hostile.pdf');
  await room.live_share('Ada');
  assert.ok(alike(await colour_of(page), colours.page_1));
  assert.equal(await page.evaluate(() => 'hacked' in window), false);
  assert.equal(context.pages().length, 1); // `faults` would name a request or a broken policy
});

test('photos: a PDF with Japanese, a font it does not carry and JPEG 2000 gets what it needs', pdf, async () => {
  /** @type {Map<string, number>} */
  const fetched = new Map();
  page.on('response', (answer) => fetched.set(answer.url().replace(`${room.url}vendor/pdfjs/`, ''), answer.status()));
  await join(page, room.url, 'Ada', pin);
  await choose(page, 'characters.pdf');
  await room.live_share('Ada');
  // Its ground is a picture in JPEG 2000.
  assert.ok(alike(await colour_of(page), colours.green, 8));
  for (const file of ['cmaps/90ms-RKSJ-H.bcmap', 'standard_fonts/FoxitDingbats.pfb', 'wasm/openjpeg_nowasm_fallback.js']) {
    assert.equal(fetched.get(file), 200, file);
  }
});

test('photos: what cannot be shown is named, and the rest is shown', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  const head = Buffer.from('%PDF-1.7\n');
  const files = [
    { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('these are words') },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: head },
    { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="urn:x"/>') },
    paint('red.png', colours.red),
  ];
  await choose(page, ...files);
  await room.live_share('Ada');
  assert.deepEqual(await colour_of(page), colours.red);
  await error();
  assert.match(await notice(), /notes\.png is no picture.*1 more files could not/);
  assert.equal(await page.locator('#photo-strip li').count(), 1);
});

test('photos: too large, too many pixels, HEIC: a sentence each, and nothing is shared', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  /** @param {string} name @param {Buffer} buffer */
  const refused = async (name, buffer) => {
    await choose(page, { name, mimeType: 'image/png', buffer });
    await page.waitForFunction((named) => document.getElementById('notice')?.textContent?.startsWith(named), name);
    return notice();
  };
  // Playwright sends at most 50 MB at once: the page makes this one itself.
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50e6 + 1)], 'huge.png', { type: 'image/png' }));
    const chooser = /** @type {HTMLInputElement} */ (document.getElementById('photo-files'));
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change'));
  });
  await error();
  assert.match(await notice(), /huge\.png is larger than 50 MB/);
  // A header that promises 8000 x 8000 = 64 megapixels is believed; nothing of it is decoded.
  const bomb = paint('wide.png', colours.red, 8000, 8000).buffer;
  assert.match(await refused('wide.png', bomb), /more than 40 megapixels/);
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), Buffer.alloc(64)]);
  assert.match(await refused('photo.heic', heic), /HEIC photo.*JPEG/);
  assert.deepEqual((await room.room()).shares, {});
  assert.equal(await page.isVisible('#show-photos'), true);
});

test('photos: a photo that was taken sideways stands upright', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await choose(page, { name: 'sideways.jpg', mimeType: 'image/jpeg', buffer: await sideways_jpeg(page) });
  const arrived = await room.live_share('Ada');
  assert.deepEqual([arrived.width, arrived.height], [600, 800]);
});

test('photos: zoom by wheel and keys, and the box gets what is seen', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  await choose(page, paint('halves.png', colours.red, 1280, 720, colours.blue));
  await room.live_share('Ada');
  const sides = async () => [await colour_of(page, 0.1), await colour_of(page, 0.9)].map(String);
  assert.deepEqual(await sides(), [colours.red, colours.blue].map(String));
  const canvas = /** @type {{x: number, y: number, width: number, height: number}} */ (
    await page.locator('#photo').boundingBox());
  await page.mouse.move(canvas.x + canvas.width * 0.95, canvas.y + canvas.height / 2);
  for (let turn = 0; turn < 4; ++turn) await page.mouse.wheel(0, -240);
  await until(async () => (await sides()).every((one) => one === String(colours.blue)), 'the right half');
  await page.keyboard.press('0');
  await until(async () => (await sides())[0] === String(colours.red), 'the whole picture');
  await page.mouse.dblclick(canvas.x + canvas.width * 0.02, canvas.y + canvas.height / 2);
  await until(async () => (await sides()).every((one) => one === String(colours.red)), 'the left half');
  // Drawn along to the left as far as it goes.
  await page.mouse.move(canvas.x + canvas.width * 0.9, canvas.y + canvas.height / 2);
  await page.mouse.down();
  await page.mouse.move(canvas.x + canvas.width * 0.1, canvas.y + canvas.height / 2, { steps: 8 });
  await page.mouse.move(canvas.x - canvas.width, canvas.y + canvas.height / 2, { steps: 4 });
  await page.mouse.up();
  await until(async () => (await sides()).every((one) => one === String(colours.blue)), 'the right half again');
  await page.waitForFunction(() => document.getElementById('photo-zoom')?.textContent === '250%');
});

test('photos: dropped and pasted files are taken, words and foreign files are not', bounded, async () => {
  await join(page, room.url, 'Ada', pin);
  /** @param {'drop'|'paste'} how @param {{name: string, buffer: Buffer}} file */
  const bring = (how, { name, buffer }) =>
    page.evaluate(([kind, title, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], title, { type: 'image/png' }));
      const about = { bubbles: true, cancelable: true };
      const event = kind === 'drop'
        ? new DragEvent('drop', { ...about, dataTransfer: data })
        : new ClipboardEvent('paste', { ...about, clipboardData: data });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }, [how, name, buffer.toString('base64')]);
  assert.equal(await bring('drop', paint('red.png', colours.red)), true);
  await room.live_share('Ada');
  assert.equal(await bring('paste', paint('blue.png', colours.blue)), true);
  await page.waitForFunction(() => document.getElementById('photo-place')?.textContent === '1 of 2');
  await page.click('#tab-chat');
  await page.fill('#chat-text', 'ab');
  await page.press('#chat-text', 'ArrowRight');
  assert.equal(await text_of(page, 'photo-place'), '1 of 2', 'the arrows of the chat are its own');
});

test('photos: not beside the own screen; ended at the display, the page forgets them', bounded, async () => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 9, 9), 100);
      return canvas.captureStream(10);
    };
  });
  await join(page, room.url, 'Ada', pin);
  await page.click('#share');
  const screen = await room.live_share('Ada');
  await choose(page, paint('red.png', colours.red));
  await page.waitForSelector('#notice:not([hidden])');
  assert.match(await notice(), /sharing your screen\. Stop that first/);
  assert.deepEqual(Object.keys((await room.room()).shares), [screen.id]);
  await page.click('#stop');
  await room.no_share('Ada');
  await choose(page, paint('red.png', colours.red), paint('blue.png', colours.blue));
  const { id } = await room.live_share('Ada');
  await room.admin('share.stop', { share: id });
  await page.waitForSelector('#start:not([hidden])');
  assert.match(await notice(), /host ended your share/);
  assert.equal(await page.locator('#photo-strip li').count(), 0);
  assert.equal(await text_of(page, 'room-title'), 'Your screen');
});

test('photos: a phone that cannot share a screen shows them', bounded, async () => {
  await context.close();
  context = await new_person(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  page = await context.newPage();
  faults = watch_faults(page, room.url);
  await as_phone(page, IPHONE);
  await join(page, room.url, 'Ada', pin);
  assert.equal(await page.isVisible('#share'), false);
  assert.match((await page.getAttribute('#show-photos', 'class')) ?? '', /\bmain\b/);
  assert.match(await text_of(page, 'share-hint'), /pictures or a PDF/);
  const chooser = page.waitForEvent('filechooser');
  await page.tap('#show-photos');
  await (await chooser).setFiles([paint('red.png', colours.red), paint('blue.png', colours.blue)]);
  await room.live_share('Ada');
  await page.waitForFunction(() => document.getElementById('photo-place')?.textContent === '1 of 2');
  await swipe(-150);
  await until(async () => String(await colour_of(page)) === String(colours.blue), 'the next one by a swipe');
  await swipe(150);
  await until(async () => String(await colour_of(page)) === String(colours.red), 'the former one by a swipe');
  await pinch();
  await page.waitForFunction(() => Number.parseInt(document.getElementById('photo-zoom')?.textContent ?? '') >= 200);
  await swipe(-150);
  assert.equal(await text_of(page, 'photo-place'), '1 of 2', 'a finger moves what is zoomed');
  await page.tap('#stop');
  await room.no_share('Ada');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'show-photos');
});

/** Two fingers, 40 pixels apart, then 120. */
async function pinch() {
  const { x, y, width, height } = /** @type {{x: number, y: number, width: number, height: number}} */ (
    await page.locator('#photo').boundingBox());
  const fingers = await context.newCDPSession(page);
  const apart = (/** @type {number} */ by) => [
    { x: x + width / 2 - by / 2, y: y + height / 2, id: 1 }, { x: x + width / 2 + by / 2, y: y + height / 2, id: 2 },
  ];
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: apart(40) });
  for (const by of [60, 80, 100, 120]) {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: apart(by) });
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await fingers.detach();
}

/** @param {number} by pixels */
async function swipe(by) {
  const { x, y, width, height } = /** @type {{x: number, y: number, width: number, height: number}} */ (
    await page.locator('#photo').boundingBox());
  const finger = await context.newCDPSession(page);
  const at = (/** @type {number} */ dx) => [{ x: x + width / 2 + dx, y: y + height / 2 }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(-by / 2) });
  for (const part of [-0.25, 0, 0.25, 0.5]) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part * by) });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
}

test('photos: after a lost connection they go on; after a reload the page says that they are gone', bounded, async () => {
  const offers = watch_calls(page, 'peer.offer');
  await join(page, room.url, 'Ada', pin);
  await choose(page, paint('red.png', colours.red), paint('blue.png', colours.blue));
  await room.live_share('Ada');
  await room.kill();
  await page.waitForSelector('#banner:not([hidden])');
  await room.run();
  await room.live_share('Ada');
  assert.ok(offers.length >= 2);
  for (const { shares } of offers) {
    assert.deepEqual(Object.values(shares).map((/** @type {any} */ { kind, label }) => [kind, label]), [['photo', 'red.png']]);
  }
  await page.click('#photo-on');
  assert.deepEqual(await colour_of(page), colours.blue);
  await page.reload();
  await page.waitForSelector('#view-room:not([hidden])');
  await room.no_share('Ada');
  assert.match(await notice(), /photos were being shown/);
  assert.match(await text_of(page, 'share'), /Share my screen/);
});
