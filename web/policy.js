// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the room document means for one person: who decides, who waits, in which order. Pure.

/**
 * @typedef {import('./room.js').room} room
 * @typedef {import('./room.js').request} request
 * @typedef {{room: room, me: string, host: boolean}} seat the room as one person sees it
 * @typedef {{id: string, kind: 'lobby'|'request'|'takeover', name: string, others: string[],
 *   label: string, ends_at: number, may_accept: boolean, may_refuse: boolean}} card
 */

/** @param {room | null} room @param {string} me */
export function is_host(room, me) {
  return room?.participants?.[me]?.role === 'host';
}

/** @param {room} room @param {string} participant */
function shows(room, participant) {
  return Object.values(room.shares ?? {}).some((share) => share.participant === participant);
}

/** @param {seat} seat @param {request} request */
export function may_decide({ room, me, host }, request) {
  if (request.participant === me) return false;
  return host || (request.deciders === 'sharers' && shows(room, me));
}

/**
 * What this person has to answer, or to know before it happens; oldest first.
 * @param {seat} seat @returns {card[]}
 */
export function cards_for(seat) {
  const { room, me, host } = seat;
  const waiting = host
    ? Object.entries(room.participants).filter(([, person]) => person.state === 'lobby')
    : [];
  const lobby = waiting.map(([id, { name }]) => ({
    ...EMPTY_CARD, id, kind: /** @type {const} */ ('lobby'), name, may_accept: true, may_refuse: true,
  }));
  const requests = Object.entries(room.requests ?? {})
    .filter(([, request]) => request.participant !== me)
    .sort(([, a], [, b]) => a.at - b.at)
    .flatMap(([id, request]) => card_of(seat, id, request));
  return [...lobby, ...requests];
}

const EMPTY_CARD = { others: [], label: '', ends_at: 0 };

/** The shares that a request ends with its countdown. @param {room | null} room @param {request} request */
function replaced_by(room, { replaces }) {
  const shares = replaces.map((id) => room?.shares[id]);
  return shares.filter((share) => share !== undefined);
}

/** @param {seat} seat @param {string} id @param {request} request @returns {card[]} */
function card_of(seat, id, request) {
  const may = may_decide(seat, request);
  const { name, label, ends_at } = request;
  if (request.state !== 'countdown') {
    if (!may) return [];
    return [{ ...EMPTY_CARD, id, kind: 'request', name, label, may_accept: true, may_refuse: true }];
  }
  const replaced = replaced_by(seat.room, request);
  const mine = replaced.filter(({ participant }) => participant === seat.me);
  if (!may && !mine.length) return [];
  const others = mine.length ? [] : replaced.map((share) => share.name);
  // Nobody gives way for somebody else, but a host.
  const may_accept = may && (seat.host || mine.length === replaced.length);
  const may_refuse = may && request.refusable;
  return [{ id, kind: 'takeover', name, others, label, ends_at, may_accept, may_refuse }];
}

/**
 * The own question whether one may show.
 * @param {room | null} room @param {string} me @param {string[] | null} [kinds] of share; null = any
 * @returns {{id: string, request: request, others: string[]} | null} others: who is replaced
 */
export function own_request(room, me, kinds = null) {
  for (const [id, request] of Object.entries(room?.requests ?? {})) {
    if (request.participant !== me || (kinds && !kinds.includes(request.kind))) continue;
    return { id, request, others: replaced_by(room, request).map((share) => share.name) };
  }
  return null;
}

/**
 * Id of the own share that the box has, "" when there is none.
 * @param {room | null} room @param {string} me @param {string[]} kinds
 */
export function own_share(room, me, kinds) {
  const mine = Object.entries(room?.shares ?? {}).find(
    ([, share]) => share.participant === me && kinds.includes(share.kind),
  );
  return mine?.[0] ?? '';
}

/** Whether anybody could hear a sound in the room. @param {room | null} room */
export function has_loudspeaker(room) {
  return Boolean(room?.kiosk?.sound);
}

/**
 * What a click on "share" will mean, so that nobody is surprised.
 * @param {room | null} room @param {string} me @param {boolean} host
 * @returns {'free'|'ask_host'|'ask_sharers'|'replaces'}
 */
export function way_to_share(room, me, host) {
  const policy = room?.meeting?.sharing ?? 'everyone';
  const others = Object.values(room?.shares ?? {}).some((share) => share.participant !== me);
  if (policy === 'moderated' && !host) return 'ask_host';
  if (policy === 'ask' && !host && others) return 'ask_sharers';
  if (policy === 'one-at-a-time' && others) return 'replaces';
  return 'free';
}

/**
 * Raised hands first, in the order in which they went up; then who came first.
 * @param {room | null} room
 * @returns {{id: string, person: import('./room.js').participant, place: number}[]}
 *   place: of the hand, from 1; 0 without
 */
export function people_in_order(room) {
  const people = Object.entries(room?.participants ?? {})
    .filter(([, person]) => person.state !== 'lobby')
    .map(([id, person]) => ({ id, person, place: 0 }));
  const raised = people.filter(({ person }) => person.hand > 0);
  raised.sort((a, b) => a.person.hand - b.person.hand);
  raised.forEach((one, index) => (one.place = index + 1));
  const rest = people.filter(({ person }) => !(person.hand > 0));
  rest.sort((a, b) => a.person.joined_at - b.person.joined_at);
  return [...raised, ...rest];
}
