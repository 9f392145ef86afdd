// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Several people before a real box: lobby, questions, countdown, pause, chat, hands, host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box, box_missing } from './support/box.mjs';
import { launch_sharing_chromium, new_person } from './support/chromium.mjs';
import { encoding_of, in_room, join, open, press_join, share, text_of, watch_faults, watch_peers } from './support/page.mjs';
import { bounded, until } from './support/wait.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof launch_sharing_chromium>>} */
let stage;
before(async () => {
  stage = await launch_sharing_chromium();
});
after(() => stage?.close());

/**
 * @typedef {{room: box, pin: string, enter: (name: string) => Promise<Page>,
 *   come: () => Promise<Page>}} scene
 * @param {string} name @param {Record<string, object>} settings of the box
 * @param {(scene: scene) => Promise<void>} body
 */
function scenario(name, settings, body) {
  test(name, { ...bounded, skip: box_missing() || false }, async () => {
    const room = await box.start(settings);
    /** @type {import('playwright-core').BrowserContext[]} */
    const contexts = [];
    /** @type {string[][]} */
    const faults = [];
    const come = async () => {
      const context = await new_person(stage.browser);
      contexts.push(context);
      const page = await context.newPage();
      faults.push(watch_faults(page, room.url));
      return page;
    };
    try {
      const pin = await room.pin();
      const enter = async (/** @type {string} */ who) => {
        const page = await come();
        await join(page, room.url, who, pin);
        return page;
      };
      await body({ room, pin, come, enter });
      assert.deepEqual(faults.flat(), []);
    } finally {
      await Promise.allSettled(contexts.map((context) => context.close()));
      await room.stop();
    }
  });
}

/**
 * Everything that stands in a part of the page from now on.
 * @param {Page} page @param {string} id @returns {Promise<() => Promise<string>>} tells what it was
 */
async function remember(page, id) {
  await page.evaluate((name) => {
    const part = /** @type {HTMLElement} */ (document.getElementById(name));
    const all = /** @type {any} */ (window);
    all.stood ??= '';
    const note = () => (all.stood += `${part.innerHTML}\n`);
    new MutationObserver(note).observe(part, { childList: true, characterData: true, subtree: true });
  }, id);
  return () => page.evaluate(() => /** @type {any} */ (window).stood);
}

/** @param {any} room @param {string} name */
const id_of = (room, name) =>
  Object.entries(room.participants).find(([, person]) => person.name === name)?.[0] ?? '';

scenario('box: the lobby holds, a reload waits on, a host lets in', { meeting: { lobby: 'everyone' } }, async (scene) => {
  const { room, pin, come } = scene;
  const page = await come();
  await open(page, room.url);
  await press_join(page, 'Ada', pin);
  await page.waitForSelector('#view-lobby:not([hidden])');
  await page.reload();
  await page.waitForSelector('#view-lobby:not([hidden])');
  const participant = id_of(await room.room(), 'Ada');
  await room.admin('lobby.accept', { participant });
  await in_room(page);
  const late = await come();
  await open(late, room.url);
  await press_join(late, 'Eve', pin);
  await late.waitForSelector('#view-lobby:not([hidden])');
  await page.click('#host-open');
  await page.fill('#host-code', (await room.admin('host.code')).code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Refuse: Eve' }).click();
  await late.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(late, 'over-title'), /not let in/);
  // Neither here nor in another tab may the same device ring again at once; both see the wait.
  await late.click('#over-button');
  const tab = await late.context().newPage();
  await open(tab, room.url);
  for (const again of [late, tab]) {
    await press_join(again, 'Mallory', pin);
    await again.waitForSelector('#join-wait:not([hidden])');
    assert.match(await text_of(again, 'join-wait'), /Next try in \d+ s/);
  }
  assert.equal(await page.locator('.ask').count(), 0, 'nobody is asked');
});

scenario('box: a question goes to who shows; yes lets it show', { meeting: { sharing: 'ask' } }, async ({ room, enter }) => {
  const [ada, bob, cy] = [await enter('Ada'), await enter('Bob'), await enter('Cy')];
  await share(ada);
  await room.live_share('Ada');
  await until(async () => (await text_of(bob, 'share')) === 'Ask to share', 'Bob has to ask');
  await share(bob);
  await bob.waitForSelector('#status[data-state="asking"]');
  assert.equal(await cy.locator('.ask').count(), 0, 'Cy shows nothing');
  await ada.getByRole('button', { name: 'Allow: Bob' }).click();
  await room.live_share('Bob');
  await ada.waitForSelector('.ask', { state: 'detached' });
});

scenario(
  'box: both see the countdown, the newcomer replaces',
  { meeting: { sharing: 'one-at-a-time', takeover_seconds: 3 } },
  async ({ room, enter }) => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await share(ada);
    await room.live_share('Ada');
    // Three seconds are short: what stood there is kept, and read when all is over.
    const [asks, status] = [await remember(ada, 'asks'), await remember(bob, 'status')];
    await share(bob);
    await room.live_share('Bob');
    await room.no_share('Ada');
    await ada.waitForSelector('#start:not([hidden])');
    assert.match(await text_of(ada, 'notice'), /Bob has taken over/);
    assert.match(await asks(), /Bob takes over from you in [123] s/);
    assert.match(await status(), /take over from Ada/);
  },
);

scenario('box: whom a host replaces sees the countdown too, and all are told', { meeting: { takeover_seconds: 3 } }, async (scene) => {
  const { room, enter } = scene;
  const [ada, bob, cy] = [await enter('Ada'), await enter('Bob'), await enter('Cy')];
  for (const [page, name] of /** @type {const} */ ([[ada, 'Ada'], [bob, 'Bob']])) {
    await share(page);
    await room.live_share(name);
  }
  await room.admin('settings.set', { values: { 'meeting.sharing': 'one-at-a-time' } });
  const { code } = await room.admin('host.code');
  await cy.click('#host-open');
  await cy.fill('#host-code', code);
  await cy.keyboard.press('Enter');
  await until(async () => Object.values((await room.room()).participants).some((one) => one.role === 'host'), 'host');
  const asks = [await remember(ada, 'asks'), await remember(bob, 'asks')];
  await share(cy);
  await room.live_share('Cy');
  for (const page of [ada, bob]) {
    await page.waitForSelector('#start:not([hidden])');
    assert.match(await text_of(page, 'notice'), /Cy has taken over/);
  }
  for (const stood of asks) {
    assert.match(await stood(), /Cy takes over from you in [123] s/);
    assert.doesNotMatch(await stood(), /<button/, 'no button to refuse a host');
  }
});

scenario('box: a hidden share sends one picture a second, and all of them when it is back', {}, async (scene) => {
  const { room, enter, come } = scene;
  const ada = await come();
  await watch_peers(ada);
  await join(ada, room.url, 'Ada', scene.pin);
  await share(ada);
  const { id } = await room.live_share('Ada');
  assert.equal((await encoding_of(ada)).maxFramerate, undefined);
  const bob = await enter('Bob');
  await share(bob);
  const other = await room.live_share('Bob');
  await room.admin('layout.set', { mode: 'single', focus: other.id });
  await until(async () => (await encoding_of(ada)).maxFramerate === 1, 'rest behind the other');
  // It still arrives, so that it is there at once when the layout turns.
  assert.equal((await room.room()).shares[id].paused_by, '');
  await room.admin('layout.set', { mode: 'auto' });
  await until(async () => (await encoding_of(ada)).maxFramerate === undefined, 'its own choice again');
});

scenario('box: pause keeps the share, resume brings the picture back', {}, async ({ room, pin, come }) => {
  const ada = await come();
  await watch_peers(ada);
  await join(ada, room.url, 'Ada', pin);
  await share(ada);
  const { id } = await room.live_share('Ada');
  await ada.click('#pause');
  await until(async () => (await room.room()).shares[id].paused_by === 'owner', 'paused');
  await ada.waitForSelector('#status[data-state="paused"]');
  await until(async () => (await encoding_of(ada)).active === false, 'the encoder rests');
  await ada.click('#pause');
  assert.equal((await room.live_share('Ada')).id, id);
});

scenario('box: chat, hand and reaction reach the others', {}, async ({ room, enter }) => {
  const [ada, bob] = [await enter('Ada'), await enter('Bob')];
  await ada.click('#tab-chat');
  await ada.fill('#chat-text', '<b>Hello</b> 🎉');
  await ada.press('#chat-text', 'Enter');
  await bob.waitForSelector('#tab-unread:not([hidden])');
  await bob.click('#tab-chat');
  assert.equal(await bob.textContent('#chat-log .said'), '<b>Hello</b> 🎉');
  await bob.click('#hand');
  await until(async () => /Hand raised, number 1/.test(await text_of(ada, 'people')), 'Ada sees it');
  await bob.click('#react');
  await bob.getByRole('button', { name: 'Heart' }).click();
  await ada.waitForSelector('.float');
  await room.admin('participant.mute', { participant: id_of(await room.room(), 'Bob'), muted: true });
  await bob.waitForSelector('#chat-text:disabled');
});

scenario('box: removed for minutes, not back by this device nor under another name', {}, async ({ room, pin, enter }) => {
  const eve = await enter('Eve');
  const participant = id_of(await room.room(), 'Eve');
  await room.admin('participant.remove', { participant, term: 'minutes', minutes: 5 });
  await eve.waitForSelector('#view-over:not([hidden])');
  await eve.click('#over-button');
  await eve.waitForSelector('#view-join:not([hidden])');
  await press_join(eve, 'Somebody else', pin);
  await eve.waitForSelector('#over-count:not([hidden])');
  assert.match(await text_of(eve, 'over-count'), /^[45]:\d\d left$/);
});

scenario('box: the end of the meeting ends every page', {}, async ({ room, enter }) => {
  const ada = await enter('Ada');
  await room.admin('meeting.end');
  await ada.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(ada, 'over-title'), /meeting has ended/);
});
