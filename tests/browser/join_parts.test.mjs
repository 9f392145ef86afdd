// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

// The parts of the meeting's page that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box_clock } from '../../web/box_time.js';
import { demand_into } from '../../web/encoding.js';
import { cards_for, own_request, people_in_order, way_to_share } from '../../web/policy.js';
import { figures_of, lowered_sentence, weak_sentence, words_of } from '../../web/share_words.js';
import { format_names, isolated } from '../../web/strings.js';
import { person } from './support/dev_box.mjs';

/** @param {object} more @returns {any} */
const room_with = (more) => ({
  meeting: { sharing: 'everyone' }, participants: {}, shares: {}, requests: {}, ...more,
});
const ASKS = {
  participant: 'p2', name: 'Bob', label: '', state: 'waiting', deciders: 'sharers', refusable: true, replaces: [],
  at: 1, ends_at: 2,
};
const SHARES = { s1: { participant: 'p1', name: 'Ada' } };
/** @param {any} room @param {string} me @param {boolean} host */
const kinds = (room, me, host) =>
  cards_for({ room, me, host }).map(({ kind, may_accept, may_refuse }) => [kind, may_accept, may_refuse]);

test('policy: a question is shown to those who decide and to nobody else', () => {
  const room = room_with({ shares: SHARES, requests: { q1: ASKS } });
  assert.deepEqual(kinds(room, 'p1', false), [['request', true, true]], 'she shows');
  assert.deepEqual(kinds(room, 'p3', false), [], 'shows nothing');
  assert.deepEqual(kinds(room, 'p3', true), [['request', true, true]], 'a host');
  assert.deepEqual(kinds(room, 'p2', true), [], 'nobody decides about himself');
  room.requests.q1 = { ...ASKS, deciders: 'host' };
  assert.deepEqual(kinds(room, 'p1', false), [], 'moderated: sharers do not decide');
});

test('policy: who is replaced sees the countdown, with Refuse only where that is allowed', () => {
  const requests = { q1: { ...ASKS, state: 'countdown', refusable: true, replaces: ['s1'] } };
  const room = room_with({ shares: SHARES, requests });
  assert.deepEqual(kinds(room, 'p1', false), [['takeover', true, true]]);
  requests.q1.deciders = 'host';
  assert.deepEqual(kinds(room, 'p1', false), [['takeover', false, false]], 'is told all the same');
  assert.deepEqual(kinds(room, 'p3', false), []);
  assert.deepEqual(own_request(room, 'p2')?.others, ['Ada']);
  assert.equal(own_request(room, 'p1'), null);
});

test('policy: all who are replaced are told, and a host who takes over is not refused', () => {
  const shares = { s1: { participant: 'p1', name: 'Ada' }, s4: { participant: 'p4', name: 'Di' } };
  const requests = { q1: { ...ASKS, state: 'countdown', replaces: ['s1', 's4'] } };
  const room = room_with({ shares, requests });
  for (const me of ['p1', 'p4']) assert.deepEqual(kinds(room, me, false), [['takeover', false, true]], me);
  assert.deepEqual(kinds(room, 'p3', true), [['takeover', true, true]], 'a host');
  assert.deepEqual(own_request(room, 'p2')?.others, ['Ada', 'Di']);
  requests.q1.refusable = false;
  for (const me of ['p1', 'p4']) assert.deepEqual(kinds(room, me, false), [['takeover', false, false]], me);
  delete room.shares.s4;
  assert.deepEqual(kinds(room, 'p1', false), [['takeover', true, false]], 'may give way at once');
});

test('strings: of many names the first ones stand in a sentence', () => {
  assert.equal(format_names(['Ada']), 'Ada');
  assert.equal(format_names(['Ada', 'Bob']), 'Ada and Bob');
  assert.equal(format_names(['Ada', 'Bob', 'Cy']), 'Ada, Bob, and Cy');
  assert.equal(format_names(['Ada', 'Bob', 'Cy', 'Di']), 'Ada, Bob and 2 more');
});

test('policy: only a host sees who waits in the lobby', () => {
  const room = room_with({ participants: { p5: person('Eve', { state: 'lobby' }) } });
  assert.deepEqual(kinds(room, 'p1', false), []);
  assert.deepEqual(kinds(room, 'p1', true), [['lobby', true, true]]);
  assert.deepEqual(people_in_order(room), [], 'and nobody has them in the list');
});

test('policy: what a click on share means depends on rule, role and who shows', () => {
  /** @param {string} sharing @param {string} me @param {boolean} host */
  const way = (sharing, me, host) =>
    way_to_share(room_with({ shares: SHARES, meeting: { sharing } }), me, host);
  assert.equal(way('everyone', 'p2', false), 'free');
  assert.equal(way('ask', 'p2', false), 'ask_sharers');
  assert.equal(way('ask', 'p1', false), 'free', 'nobody else shows');
  assert.equal(way('ask', 'p2', true), 'free');
  assert.equal(way('moderated', 'p1', false), 'ask_host');
  assert.equal(way('moderated', 'p1', true), 'free');
  assert.equal(way('one-at-a-time', 'p2', false), 'replaces');
  assert.equal(way_to_share(null, 'p1', false), 'free');
});

test('policy: raised hands stand first, in their order', () => {
  const participants = {
    p1: person('Ada', { joined_at: 1 }), p2: person('Bob', { joined_at: 2, hand: 9 }),
    p3: person('Cy', { joined_at: 3, hand: 8 }), p4: person('Di', { joined_at: 0 }),
  };
  const order = people_in_order(room_with({ participants })).map(({ id, place }) => [id, place]);
  assert.deepEqual(order, [['p3', 1], ['p2', 2], ['p4', 0], ['p1', 0]]);
});

test('box_time: a wrong clock here does not change a countdown', () => {
  const hour = 3600000;
  const clock = new box_clock(() => 1000 + hour); // an hour ahead of the box
  assert.equal(clock.here(5000), 5000, 'nothing heard yet');
  clock.heard_patch({ requests: { q1: { at: 900, ends_at: 5000 }, q0: null }, shares: {} });
  assert.equal(clock.here(5000), 5000 + hour + 100, 'as late as the message was');
  clock.heard(980);
  assert.equal(clock.here(5000), 5000 + hour + 20, 'the fastest message counts');
  clock.heard(undefined);
  clock.heard(0);
  assert.equal(clock.here(5000), 5000 + hour + 20);
});

test('encoding: rate, size and rest are what the box wishes, within bounds', () => {
  /** @param {object} demand @returns {any} */
  const told = (demand) => {
    const parameters = /** @type {any} */ ({ encodings: [{ maxFramerate: 60 }] });
    demand_into(parameters, { max_kbps: 12000, fps: 0, scale: 1, resting: false, ...demand });
    assert.equal(parameters.degradationPreference, 'maintain-resolution');
    return parameters.encodings[0];
  };
  const usual = { maxBitrate: 12000000, active: true, scaleResolutionDownBy: 1 };
  assert.deepEqual(told({}), usual);
  assert.deepEqual(told({ fps: 8, scale: 2 }), { ...usual, maxFramerate: 8, scaleResolutionDownBy: 2 });
  assert.equal(told({ resting: true }).active, false);
  assert.equal(told({ scale: 0 }).scaleResolutionDownBy, 1, 'the browser throws below 1');
  assert.equal(told({ scale: 1000 }).scaleResolutionDownBy, 8);
  assert.equal(told({ scale: NaN }).scaleResolutionDownBy, 1);
});

/** @param {object} more @returns {any} */
const share = (more) => ({ state: 'weak', reason: '', loss: 0, limit: '', paused_by: '', ...more });

test('words: a weak share has one sentence with its reason', () => {
  assert.match(weak_sentence(share({ reason: 'network', loss: 0.083 })), /loses 8\.3% of the picture/);
  assert.match(weak_sentence(share({ reason: 'network', loss: 0.001 })), /^Weak network/);
  assert.match(weak_sentence(share({ reason: 'computer' })), /^This computer is busy/);
  assert.match(weak_sentence(share({ limit: 'cpu' })), /^This computer is busy/);
  assert.match(weak_sentence(share({ reason: 'box', limit: 'cpu' })), /^The display has too much/);
  for (const reason of ['network', 'computer', 'box']) {
    assert.equal(weak_sentence(share({ reason })).split(/[.!?] /).length, 1, reason);
  }
});

test('words: who paused is said, and what the box lowered', () => {
  assert.match(words_of(share({ state: 'paused', paused_by: 'host' })).text, /by the host/);
  assert.match(words_of(share({ state: 'paused', paused_by: 'owner' })).text, /last picture/);
  assert.match(words_of(share({ state: 'paused' })).text, /minimised/);
  assert.equal(words_of(undefined).state, 'connecting');
  assert.equal(lowered_sentence(share({ wish: { fps: 0, scale: 1 } })), '');
  assert.match(lowered_sentence(share({ wish: { fps: 8, scale: 1 } })), /8 pictures a second/);
  assert.match(lowered_sentence(share({ wish: { fps: 0, scale: 2 } })), /smaller picture/);
  assert.equal(lowered_sentence(undefined), '');
});

test('words: that the box has too much to do is said once', () => {
  const wish = { fps: 8, scale: 2 };
  assert.equal(lowered_sentence(share({ reason: 'box', wish })), '');
  assert.match(lowered_sentence(share({ state: 'live', reason: 'box', wish })), /much to do/);
  assert.match(lowered_sentence(share({ reason: 'network', wish })), /much to do/);
  assert.doesNotMatch(weak_sentence(share({ reason: 'network', wish })), /much to do/);
});

test('words: figures that nobody has measured are not shown as zero', () => {
  const known = figures_of(share({
    delay_ms: 38, fps: 29.97, shown_fps: 0, width: 1920, height: 1080, loss: 0.0123, kbps: 4321,
    codec: 'vp9', qp: 27,
  }));
  const values = Object.fromEntries(known);
  assert.equal(values['Delay in the display'], '38 ms');
  assert.equal(values.Sent, '30 a second');
  assert.equal(values.Shown, '–');
  assert.equal(values.Loss, '1.2%');
  assert.equal(values['Bit rate'], '4.3 Mbit/s');
  assert.equal(values.Format, 'VP9');
});

test('words: a name neither turns a sentence nor pushes it away', () => {
  assert.equal(isolated('Ada'), 'Ada');
  assert.equal(isolated('سارة'), '\u2068سارة\u2069');
  assert.equal([...isolated('🦊'.repeat(500))].length, 41, '40 letters and the mark');
});
