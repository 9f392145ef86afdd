// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the page does when several people meet, against the stand-in: every answer of the box can be
// had at once, and every call of the page is seen.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { person, refusal } from './support/dev_box.mjs';
import { MEETING_STATES, as_host } from './support/meeting_states.mjs';
import { encoding_of, in_room, text_of, watch_faults, watch_peers } from './support/page.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { bounded, until } from './support/wait.mjs';
import { at_form, fill, joined } from './support/ways.mjs';

/** @typedef {import('./support/ways.mjs').scene} scene */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @type {(() => void)[]} */
const scenarios = [];
/**
 * @param {string} name @param {(scene: scene) => Promise<void>} body
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
function scenario(name, body, options = {}) {
  const wide = { viewport: { width: 1366, height: 768 }, locale: 'en-GB' };
  scenarios.push(() => test(name, bounded, () =>
    on_stand_in(browser, { ...wide, ...options }, async (scene) => {
      const faults = watch_faults(scene.page, scene.url);
      await body(scene);
      assert.deepEqual(faults, []);
    }),
  ));
}

/** @param {scene} scene @param {string} method @param {number} [count] */
const called = async ({ box }, method, count = 1) =>
  until(() => box.called(method)[count - 1], `${count} calls of ${method}`);

scenario('lobby: waits, waits on after a reload, and is let in', async (scene) => {
  const { box, page } = scene;
  await MEETING_STATES.lobby(scene);
  assert.match(await text_of(page, 'lobby-title'), /Waiting for the host/);
  await page.reload();
  await page.waitForSelector('#view-lobby:not([hidden])');
  assert.equal(box.called('join').length, 1, 'not asked again');
  assert.equal(box.called('resume').length, 1);
  box.notify('lobby.accepted', { revision: 1, room: box.room });
  await in_room(page);
  assert.match(await text_of(page, 'people'), /Ada Lovelace \(you\)/);
});

scenario('lobby: refused, the page says so and stays away until asked', async (scene) => {
  const { box, page } = scene;
  await MEETING_STATES.lobby_refused(scene);
  assert.match(await text_of(page, 'over-title'), /not let in/);
  const hellos = box.called('room.hello').length;
  await page.waitForTimeout(600); // the first reconnection would come after 250 ms
  assert.equal(box.called('room.hello').length, hellos);
  await page.click('#over-button');
  await page.waitForSelector('#view-join:not([hidden])');
});

scenario('lobby: who does not want to wait leaves', async (scene) => {
  await MEETING_STATES.lobby(scene);
  await scene.page.click('#lobby-cancel');
  await scene.page.waitForSelector('#view-join:not([hidden])');
  assert.equal(scene.box.called('leave').length, 1);
  assert.equal(await scene.page.evaluate(() => sessionStorage.length), 0);
});

scenario('device: the same token each time, also in another tab', async (scene) => {
  const { box, page, url } = scene;
  await joined(scene);
  await page.click('#leave');
  await page.waitForSelector('#view-join:not([hidden])');
  const second = await page.context().newPage();
  await joined({ box, page: second, url });
  const [one, two] = box.called('join').map(({ device }) => device);
  assert.match(one, /^[0-9a-f]{32}$/);
  assert.equal(two, one);
});

scenario('device: with storage blocked it joins with a token of this visit', async (scene) => {
  await scene.page.addInitScript(() => {
    const get = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
  });
  await joined(scene);
  assert.match(scene.box.called('join')[0].device, /^[0-9a-f]{32}$/);
});

scenario('blocked: says until when, and lets nobody try before', async (scene) => {
  const { box, page } = scene;
  box.replies.join = () => new refusal('blocked', 540000);
  await page.clock.install();
  await at_form(scene);
  await fill(page, '4829');
  await page.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(page, 'over-count'), /^[89]:\d\d left$/);
  assert.equal(await page.isDisabled('#over-button'), true);
  await page.clock.fastForward(540000);
  await page.waitForSelector('#over-button:not([disabled])');
  await page.click('#over-button');
  await page.waitForSelector('#view-join:not([hidden])');
});

scenario('ended: the next meeting begins with an empty chat and no question', async (scene) => {
  const { box, page } = scene;
  await MEETING_STATES.chat(scene);
  box.notify('bye', { reason: 'meeting_ended' });
  await page.waitForSelector('#view-over:not([hidden])');
  assert.match(await text_of(page, 'over-title'), /meeting has ended/);
  box.room.chat = { m1: { participant: 'p2', name: 'Grace', text: 'A new start', at: 1 } };
  await page.click('#over-button');
  await page.waitForSelector('#view-join:not([hidden])');
  await fill(page, '4829');
  await in_room(page);
  await page.click('#tab-chat');
  assert.equal(await page.locator('#chat-log li').count(), 1);
  assert.match(await text_of(page, 'chat-log'), /A new start/);
});

scenario('ask: the question can be taken back', async (scene) => {
  const { page } = scene;
  await MEETING_STATES.asked_sharers(scene);
  assert.match(await text_of(page, 'status'), /waiting for those who are showing/);
  assert.match(await text_of(page, 'status-count'), /^\d+ s$/);
  await page.click('#stop');
  assert.deepEqual(await called(scene, 'request.refuse'), { request: 'q1' });
  await page.waitForSelector('#start:not([hidden])');
  assert.match(await text_of(page, 'notice'), /took the question back/);
});

scenario('ask: refused, nothing is shown and the page says so', async (scene) => {
  const { box, page } = scene;
  /** @type {(answer: refusal) => void} */
  let answer = () => {};
  await MEETING_STATES.may_ask_sharers(scene);
  assert.equal(await text_of(page, 'share'), 'Ask to share');
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => document.createElement('canvas').captureStream(1);
  });
  box.replies['peer.offer'] = () => new Promise((resolve) => (answer = resolve));
  await page.click('#share');
  await called(scene, 'peer.offer');
  answer(new refusal('refused'));
  await page.waitForFunction(() => /answer was no/.test(document.getElementById('notice')?.textContent ?? ''));
  // Somebody wanted it so: nothing is broken.
  assert.equal(await page.getAttribute('#notice', 'data-level'), 'info');
  assert.equal(await page.isVisible('#start'), true);
});

scenario('countdown: both sides see it, by the clock of the box', async (scene) => {
  const { box, page } = scene;
  await MEETING_STATES.share_paused_by_me(scene);
  const at = Date.now() - 3600000; // the box's clock is an hour late
  const ask = { participant: 'p2', name: 'Grace Hopper', kind: 'screen', label: '', at };
  box.patch({
    requests: { q1: { ...ask, state: 'countdown', deciders: 'sharers', refusable: true, replaces: ['s1'], ends_at: at + 59000 } },
  });
  const card = page.locator('.ask');
  await card.waitFor();
  assert.match(String(await card.textContent()), /Grace Hopper takes over from you in [1-5]\d s/);
  await card.getByRole('button', { name: 'Refuse' }).click();
  assert.deepEqual(await called(scene, 'request.refuse'), { request: 'q1' });
  box.patch({ requests: { q1: { deciders: 'host' }, q2: { ...ask, state: 'waiting', deciders: 'host' } } });
  box.patch({ requests: { q1: null } });
  await card.waitFor({ state: 'detached' });
});

scenario('requests: who shows nothing is not asked', async (scene) => {
  const { box, page } = scene;
  await joined(scene);
  const ask = { participant: 'p2', name: 'Bob', kind: 'screen', label: '', state: 'waiting' };
  box.patch({ requests: { q1: { ...ask, deciders: 'sharers', refusable: true, replaces: [], at: 1, ends_at: 2 } } });
  box.patch({ participants: { p9: person('the next change') } });
  await page.waitForFunction(() => /next change/.test(document.getElementById('people')?.textContent ?? ''));
  assert.equal(await page.locator('.ask').count(), 0);
});

scenario('host: the code opens it; lobby and questions are answered here', async (scene) => {
  const { box, page } = scene;
  await as_host(scene);
  assert.deepEqual(box.called('host.open'), [{ code: '731904' }]);
  assert.equal(await page.getAttribute('#host-page', 'href'), 'host');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'host-page');
  box.patch({ participants: { p7: person('Eve', { state: 'lobby' }) } });
  await page.getByRole('button', { name: 'Let in: Eve' }).click();
  assert.deepEqual(await called(scene, 'lobby.accept'), { participant: 'p7' });
  await page.waitForSelector('.ask[aria-busy="false"]'); // until the answer has come, a click is none
  box.replies['lobby.refuse'] = () => new refusal('participant_not_found');
  await page.getByRole('button', { name: 'Refuse: Eve' }).click();
  await page.waitForSelector('.fault-line:not([hidden])');
  assert.match(String(await page.textContent('.fault-line')), /answered already/);
  box.patch({ participants: { p7: null } });
  await page.waitForSelector('.ask', { state: 'detached' });
  // A new connection is no host's until it has shown the code again.
  await box.go_away();
  await box.listen_again();
  await called(scene, 'host.open', 2);
});

scenario('chat: only a host has the mark of one, whatever a guest is called', async (scene) => {
  const { page } = scene;
  await MEETING_STATES.chat(scene);
  const rows = await page.locator('#chat-log .message').evaluateAll((all) =>
    all.map((row) => [row.querySelector('.called:not([hidden])')?.textContent ?? '', row.querySelectorAll('.by-host').length]));
  assert.deepEqual(rows.slice(-2), [['', 1], ['Host', 0]]);
  assert.equal(rows.filter(([, marks]) => marks).length, 1);
  assert.match(String(await page.locator('#chat-log .message:nth-child(6) .who').textContent()), /From a host of this meeting/);
});

scenario('chat: text stays text, Enter sends, 500 characters are the end', async (scene) => {
  const { box, page } = scene;
  await joined(scene);
  const said = '<img src=x onerror=alert(1)> https://example.com/ <a href="/">x</a>';
  box.patch({ chat: { m1: { participant: 'p2', name: '<b>Eve</b>', text: said, at: Date.now() } } });
  await page.waitForSelector('#tab-unread:not([hidden])');
  assert.equal(await text_of(page, 'tab-unread'), '11 unread', 'for the eye, and for the ear');
  await page.click('#tab-chat');
  assert.equal(await page.isVisible('#tab-unread'), false, 'read');
  assert.equal(await page.locator('#chat-log :is(a, img, b)').count(), 0);
  assert.equal(await page.textContent('#chat-log .said'), said);
  await page.fill('#chat-text', 'x'.repeat(600));
  assert.equal((await page.inputValue('#chat-text')).length, 500);
  assert.match(await text_of(page, 'chat-left'), /^0 characters left/);
  await page.press('#chat-text', 'Enter');
  assert.equal((await called(scene, 'chat.send')).text.length, 500);
  await page.waitForSelector('#chat-log .mine');
  await until(async () => (await page.inputValue('#chat-text')) === '', 'an empty line');
  await page.press('#chat-text', 'Enter');
  await page.fill('#chat-text', '   ');
  await page.press('#chat-text', 'Enter');
  assert.equal(box.called('chat.send').length, 1, 'nothing is nothing');
  box.replies['chat.send'] = () => new refusal('rate_limited', 2000);
  await page.fill('#chat-text', 'too fast');
  await page.press('#chat-text', 'Enter');
  await page.waitForSelector('#chat-note[data-level="error"]');
  assert.equal(await page.inputValue('#chat-text'), 'too fast', 'what was not taken stays');
});

scenario('flood: 3000 messages, 600 reactions and 300 people leave a small page', async (scene) => {
  const { box, page } = scene;
  await joined(scene);
  await page.click('#tab-chat');
  for (let round = 0; round < 60; ++round) {
    const fresh = Array.from({ length: 50 }, (_, index) => round * 50 + index);
    box.patch({
      chat: Object.fromEntries(fresh.map((n) => [
        `m${n}`, { participant: 'p2', name: 'Eve', text: `${n} ${'🦊'.repeat(200)}`, at: n + 1 },
      ])),
      reactions: Object.fromEntries(fresh.slice(0, 10).map((n) => [
        `r${n}`, { participant: 'p2', name: 'Eve', kind: 'party', at: 1 },
      ])),
      participants: Object.fromEntries(fresh.slice(0, 5).map((n) => [`x${n}`, person(`Eve ${n}`)])),
    });
  }
  await page.waitForFunction(
    () => document.querySelector('#chat-log li:last-child .said')?.textContent?.startsWith('2999'),
  );
  assert.equal(await page.locator('#chat-log li').count(), 200);
  assert.ok((await page.locator('.float').count()) <= 18);
  await page.click('#tab-people');
  assert.equal(await page.locator('#people li').count(), 60);
  assert.match(await text_of(page, 'people-more'), /and 242 more/); // 2 and 300, less 60
  assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) < 2500);
});

scenario('dock: six reactions and a hand', async (scene) => {
  const { box, page } = scene;
  await joined(scene);
  await page.click('#hand');
  await page.waitForSelector('#hand[aria-pressed="true"]');
  assert.deepEqual(box.called('hand.raise'), [{ raised: true }]);
  assert.match(await text_of(page, 'people'), /Ada Lovelace \(you\).*Hand raised, number 1/);
  await page.click('#react');
  assert.equal(await page.locator('#reactions button').count(), 6);
  await page.getByRole('button', { name: 'Applause' }).click();
  assert.deepEqual(await called(scene, 'reaction.send'), { reaction: 'clap' });
  box.patch({ reactions: { r1: { participant: 'p2', name: 'Grace', kind: 'clap', at: 1 } } });
  await page.waitForSelector('.float');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('#reactions'), false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'react');
});

scenario('dock: a hand that the box refuses is not up, and the page says why until it is', async (scene) => {
  const { box, page } = scene;
  await joined(scene);
  const answer = box.replies['hand.raise'];
  box.replies['hand.raise'] = () => new refusal('rate_limited', 2000);
  await page.click('#hand');
  await page.waitForSelector('#notice:not([hidden])');
  assert.match(await text_of(page, 'notice'), /too fast/);
  assert.equal(await page.getAttribute('#hand', 'aria-pressed'), 'false');
  box.replies['hand.raise'] = answer;
  await page.click('#hand');
  await page.waitForSelector('#hand[aria-pressed="true"]');
  await page.waitForSelector('#notice', { state: 'hidden' });
});

scenario(
  'dock: nothing floats for those who want no motion',
  async (scene) => {
    const { box, page } = scene;
    await joined(scene);
    box.patch({
      reactions: { r1: { participant: 'p2', name: 'Grace', kind: 'clap', at: 1 } },
      participants: { p9: person('the next change') },
    });
    await page.waitForFunction(() => /next change/.test(document.getElementById('people')?.textContent ?? ''));
    assert.equal(await page.locator('.float').count(), 0);
  },
  { reducedMotion: 'reduce' },
);

scenario('share: pause rests the encoder, resume wakes it, wishes are obeyed', async (scene) => {
  const { box, page } = scene;
  await watch_peers(page);
  const encoding = () => encoding_of(page);
  await MEETING_STATES.share_lowered(scene);
  await until(async () => (await encoding()).maxFramerate === 8, 'the wish is obeyed');
  assert.equal((await encoding()).scaleResolutionDownBy, 2);
  await page.click('#pause');
  assert.deepEqual(await called(scene, 'share.pause'), { share: 's1' });
  box.patch({ shares: { s1: { state: 'paused', paused_by: 'owner', wish: { fps: 0, scale: 1 } } } });
  await until(async () => (await encoding()).active === false, 'the encoder rests');
  assert.equal((await encoding()).maxFramerate, undefined);
  assert.match(await text_of(page, 'status'), /^Paused/);
  await page.click('#pause');
  assert.deepEqual(await called(scene, 'share.resume'), { share: 's1' });
  // The box says "owner" until a picture comes, also of a window that just gives none: who waits
  // for the other then waits for ever.
  await until(async () => (await encoding()).active === true, 'the encoder is awake');
  assert.match(await text_of(page, 'status'), /minimised/);
  box.patch({ shares: { s1: { state: 'paused', paused_by: 'host' } } });
  await page.waitForSelector('#pause', { state: 'hidden' });
  assert.match(await text_of(page, 'status'), /by the host/);
});

// Each has a page and a stand-in of its own.
describe('join page', { concurrency: 3 }, () => {
  for (const declare of scenarios) declare();
});
