// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The states of the join page in which several people meet.
import { person, refusal } from './dev_box.mjs';
import { at_form, bye, fill, joined, refused, sharing, with_share } from './ways.mjs';

/** @typedef {import('./ways.mjs').way} way */
/** @typedef {import('./ways.mjs').scene} scene */

export const LONG_NAME = 'Wolfgang-Amadeus '.repeat(30).slice(0, 500);
export const EMOJI_NAME = '🦊🎉👩‍👩‍👧‍👦 Zoë 🚀';
export const ARABIC_NAME = 'سارة الخطيب';

/** @param {object} more */
const question = (more = {}) => ({
  participant: 'p2', name: 'Grace Hopper', kind: 'screen', label: 'Budget 2027 – Sheets',
  state: 'waiting', deciders: 'sharers', refusable: true, replaces: [], at: Date.now(), ends_at: Date.now() + 60000,
  ...more,
});

/** @type {way} */
async function in_lobby({ box, page, url }) {
  box.replies.join = ({ name }) => ({ participant: 'p1', name, resume_token: 'dev', state: 'lobby' });
  box.replies.resume = () => ({
    participant: 'p1', name: 'Ada Lovelace', resume_token: 'dev', state: 'lobby',
  });
  await at_form({ box, page, url });
  await fill(page, '4829');
  await page.waitForSelector('#view-lobby:not([hidden])');
}

/** @param {string} reason @returns {way} */
const bye_in_lobby = (reason) => async (scene) => {
  await in_lobby(scene);
  scene.box.notify('bye', { reason });
  await scene.page.waitForSelector('#view-over:not([hidden])');
};

/** @param {number} [retry_after_ms] @returns {way} */
const blocked = (retry_after_ms) => async (scene) => {
  scene.box.replies.join = () => new refusal('blocked', retry_after_ms);
  await at_form(scene);
  await fill(scene.page, '4829');
  await scene.page.waitForSelector('#view-over:not([hidden])');
};

/** Becomes the host by the dialog. @type {way} */
export async function as_host(scene) {
  const { page } = scene;
  await joined(scene);
  await page.click('#host-open');
  await page.fill('#host-code', '731904');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#host-page:not([hidden])');
}

/** @param {object} own what the own question looks like @param {number} [seconds] left @returns {way} */
const asking = (own, seconds = 60) => async (scene) => {
  scene.box.room.meeting.sharing = 'ask';
  await sharing(scene);
  scene.box.replies['peer.offer'] = () => new Promise(() => {});
  const mine = { participant: 'p1', name: 'Ada Lovelace', ends_at: Date.now() + seconds * 1000, ...own };
  scene.box.patch({ requests: { q1: question(mine) } });
  await scene.page.waitForSelector('#status[data-state="asking"]');
};

/** @param {string} policy @returns {way} */
const with_policy = (policy) => async (scene) => {
  scene.box.room.meeting.sharing = policy;
  await joined(scene);
};

/** @type {way} */
async function several_hands({ box }) {
  box.patch({
    participants: {
      p2: { hand: 2000 },
      p3: person('Linus Pauling', { role: 'host', joined_at: 2 }),
      p4: person(ARABIC_NAME, { hand: 1000, joined_at: 3 }),
      p5: person(EMOJI_NAME, { muted: true, joined_at: 4 }),
      p6: person('Mary Somerville', { state: 'away', joined_at: 5 }),
    },
  });
}

/** @type {way} */
async function talked({ box, page }) {
  const at = Date.now() - 600000;
  /** @param {string} participant @param {string} name @param {string} text @param {number} minute */
  const said = (participant, name, text, minute) =>
    ({ participant, name, role: participant ? 'guest' : 'host', text, at: at + minute * 60000 });
  box.patch({
    chat: {
      m1: said('p2', 'Grace Hopper', 'Good morning! Can everybody see the second slide?', 0),
      m2: said('p1', 'Ada Lovelace', 'Yes, it is sharp here.', 1),
      m3: said('p4', ARABIC_NAME, 'نعم، الصورة واضحة. شكراً!', 2),
      m4: said('p5', EMOJI_NAME, 'https://example.com/<b>minutes</b>?a=1 🎉🎉', 3),
      m5: said('p1', 'Ada Lovelace', 'W'.repeat(120), 4),
      m6: said('', '', 'Five minutes left.', 5),
      m7: said('p6', 'Host', 'No, take your time.', 6),
    },
  });
  await page.click('#tab-chat');
  await page.waitForSelector('#chat-log li:nth-child(7)');
}

/** For pictures; to axe they are the same as a neighbour with other words. */
export const ALIKE = new Set([
  'lobby_timeout', 'blocked_hours', 'blocked_for_good', 'refused_name', 'may_ask_sharers',
  'may_replace', 'asked_sharers', 'share_weak_box', 'share_weak_loss', 'share_paused_by_host',
]);

/** @type {Record<string, way>} */
export const MEETING_STATES = {
  lobby: in_lobby,
  lobby_refused: bye_in_lobby('refused'),
  lobby_timeout: bye_in_lobby('idle'),
  blocked_minutes: blocked(245000),
  blocked_hours: blocked(7200000),
  blocked_for_good: blocked(),
  meeting_ended: bye('meeting_ended'),
  refused_name: refused(new refusal('invalid_argument')),
  may_ask_host: with_policy('moderated'),
  may_ask_sharers: with_policy('ask'),
  may_replace: with_policy('one-at-a-time'),
  asked_host: asking({ deciders: 'host' }),
  asked_sharers: asking({}),
  next_in_line: asking({ state: 'countdown', refusable: true, replaces: ['s9'] }, 50),
  asked_by_others: async (scene) => {
    await with_share({})(scene);
    scene.box.patch({
      requests: {
        q1: question(),
        q2: question({ participant: 'p4', name: ARABIC_NAME, label: 'ميزانية ٢٠٢٧', at: 1 }),
      },
    });
    await scene.page.waitForSelector('.ask:nth-child(2)');
  },
  taken_over_soon: async (scene) => {
    await with_share({})(scene);
    const over = { state: 'countdown', refusable: true, replaces: ['s1'], ends_at: Date.now() + 50000 };
    scene.box.patch({ requests: { q1: question(over) } });
    await scene.page.waitForSelector('.ask[data-kind="takeover"]');
  },
  taken_over_by_a_host: async (scene) => {
    await with_share({})(scene);
    const over = { state: 'countdown', refusable: false, replaces: ['s1', 's9'], ends_at: Date.now() + 50000 };
    scene.box.patch({ requests: { q1: question(over) } });
    await scene.page.waitForSelector('.ask[data-kind="takeover"]');
  },
  taken_over: async (scene) => {
    await with_share({})(scene);
    const over = { state: 'countdown', refusable: true, replaces: ['s1'], ends_at: Date.now() + 4000 };
    scene.box.patch({ requests: { q1: question(over) } });
    await scene.page.waitForSelector('.ask');
    scene.box.patch({ requests: { q1: null }, shares: { s1: null } });
    scene.box.notify('share.ended', { share: 's1', reason: 'taken_over' });
    await scene.page.waitForSelector('#start:not([hidden])');
  },
  host_dialog: async (scene) => {
    await joined(scene);
    await scene.page.click('#host-open');
    await scene.page.fill('#host-code', '000000');
    await scene.page.keyboard.press('Enter');
    await scene.page.waitForSelector('#host-error:not([hidden])');
  },
  host_decides: async (scene) => {
    await as_host(scene);
    scene.box.patch({
      participants: {
        p7: person(LONG_NAME, { state: 'lobby' }),
        p8: person(EMOJI_NAME, { state: 'lobby' }),
      },
      requests: { q1: question({ deciders: 'host' }) },
    });
    await scene.page.waitForSelector('.ask:nth-child(3)');
  },
  hands: async (scene) => {
    await joined(scene);
    await several_hands(scene);
    await scene.page.click('#hand');
    await scene.page.waitForSelector('#hand[aria-pressed="true"]');
  },
  chat: async (scene) => {
    await joined(scene);
    await several_hands(scene);
    await talked(scene);
    await scene.page.fill('#chat-text', 'x'.repeat(470));
    await scene.page.waitForSelector('#chat-left:not([hidden])');
  },
  chat_empty: async (scene) => {
    await joined(scene);
    await scene.page.click('#tab-chat');
  },
  chat_muted: async (scene) => {
    await joined(scene);
    await talked(scene);
    scene.box.patch({ participants: { p1: { muted: true } } });
    await scene.page.waitForSelector('#chat-note:not([hidden])');
  },
  chat_off: async (scene) => {
    scene.box.room.meeting.chat = false;
    await joined(scene);
    await scene.page.click('#tab-chat');
    await scene.page.waitForSelector('#chat-note:not([hidden])');
  },
  chat_unread: async (scene) => {
    await joined(scene);
    const message = { participant: 'p2', name: 'Grace Hopper', text: 'Hello', at: Date.now() };
    scene.box.patch({ chat: { m1: message, m2: message, m3: message } });
    await scene.page.waitForSelector('#tab-unread:not([hidden])');
  },
  reactions: async (scene) => {
    await joined(scene);
    await scene.page.click('#react');
    const kinds = ['thumbs_up', 'clap', 'heart', 'laugh', 'surprise', 'party'];
    const names = ['Grace Hopper', ARABIC_NAME, EMOJI_NAME, LONG_NAME, 'Bob', 'Ada Lovelace'];
    const now = kinds.map((kind, index) => [
      `r${index}`, { participant: 'p2', name: names[index], kind, at: Date.now() },
    ]);
    scene.box.patch({ reactions: Object.fromEntries(now) });
    await scene.page.waitForSelector('.float:nth-child(6)');
    await scene.page.evaluate(() => {
      for (const one of document.getAnimations()) {
        const { target } = /** @type {KeyframeEffect} */ (one.effect);
        if (!target?.closest('.float')) continue;
        one.pause();
        one.currentTime = 900; // on their way up, all of them
      }
    });
  },
  share_weak_box: with_share({ state: 'weak', reason: 'box' }),
  share_weak_loss: with_share({ state: 'weak', reason: 'network', loss: 0.083 }),
  share_paused_by_me: async (scene) => {
    await with_share({})(scene);
    await scene.page.click('#pause');
    scene.box.patch({ shares: { s1: { state: 'paused', paused_by: 'owner' } } });
    await scene.page.waitForSelector('#status[data-state="paused"]');
  },
  share_paused_by_host: with_share({ state: 'paused', paused_by: 'host' }),
  share_lowered: async (scene) => {
    await with_share({ wish: { fps: 8, scale: 2 }, fps: 8, width: 960, height: 540 })(scene);
    await scene.page.click('#more summary');
    await scene.page.waitForSelector('#more-figures div');
  },
  odd_names: async (scene) => {
    scene.box.patch({
      participants: {
        p2: { name: LONG_NAME },
        p3: person(EMOJI_NAME.repeat(6), { hand: 7, role: 'host', muted: true }),
        p4: person('\u202eevil'.repeat(8), { state: 'away' }),
      },
      shares: { s9: { name: LONG_NAME, label: LONG_NAME } },
    });
    scene.box.room.room.name = LONG_NAME;
    await with_share({ label: LONG_NAME })(scene);
    scene.box.patch({ requests: { q1: question({ name: LONG_NAME, label: LONG_NAME }) } });
    await scene.page.waitForSelector('.ask');
  },
};
