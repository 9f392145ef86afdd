// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Who is here: roles, hands, who is muted, away or waiting, and what a host may do about it.

import { icon, made, part, set_text } from '../dom.js';
import { initial_of } from '../label.js';
import { people_in_order } from '../policy.js';
import { format_number, format_percent, t } from '../strings.js';
import { keyed_list } from './keyed.js';

/** More rows than that make no list that one reads. */
const MOST_ROWS = 200;

const ui = {
  list: part('people', HTMLUListElement),
  none: part('people-none', HTMLElement),
  more: part('people-more', HTMLElement),
  count: part('people-count', HTMLElement),
};

/** @typedef {{person: any, place: number}} entry place: of the hand, from 1; 0 without */

export class people {
  /**
   * @param {import('./acts.js').acts} acts
   * @param {(id: string, name: string) => void} on_remove
   */
  constructor(acts, on_remove) {
    /** @type {keyed_list<entry>} */
    this.list_ = new keyed_list(ui.list, (id) => row_of(id, acts, on_remove));
  }

  /** @param {any} room */
  show(room) {
    const inside = people_in_order(room);
    const waiting = Object.entries(room.participants)
      .filter(([, person]) => person.state === 'lobby')
      .map(([id, person]) => ({ id, person, place: 0 }));
    const all = [...inside, ...waiting];
    const shown = all.slice(0, MOST_ROWS);
    this.list_.show(shown.map(({ id, person, place }) => [id, { person, place }]));
    ui.none.hidden = all.length > 0;
    ui.count.hidden = inside.length === 0;
    ui.count.textContent = String(inside.length);
    const hidden = Math.max(all.length - MOST_ROWS, 0);
    set_text(ui.more, hidden ? t('room.more', { count: hidden }) : '');
  }
}

/** @param {{fps: number, loss: number}} views @returns {string} */
function how_watched({ fps, loss }) {
  return t('desk.viewing_how', { fps: format_number(fps), loss: format_percent(loss) });
}

/** @param {any} person @returns {string} */
function caption_of(person) {
  return [
    ...(person.role === 'host' ? [t('room.host')] : []),
    ...(person.state === 'lobby' ? [t('desk.lobby')] : []),
    ...(person.state === 'away' ? [t('room.away')] : []),
    ...(person.muted ? [t('room.muted')] : []),
    ...(person.views?.share ? [how_watched(person.views)] : []),
  ].join(' · ');
}

/**
 * @param {string} id @param {import('./acts.js').acts} acts
 * @param {(id: string, name: string) => void} on_remove
 */
function row_of(id, acts, on_remove) {
  /** @type {any} */
  let person = {};
  const initial = made('span', 'initial');
  initial.ariaHidden = 'true';
  const name = made('bdi', 'called');
  const caption = made('small', '');
  const slow = made('small', 'slow', t('desk.viewing_thin'));
  const number = made('span', '');
  number.ariaHidden = 'true';
  const lower = made('span', 'unseen'); // beside the number, which an aria-label would have to say
  const hand = made('button', 'raised', icon('hand'), number, lower);
  hand.addEventListener('click', () => void acts.do('hand.lower', { participant: id }));
  const mute = made('button', 'tool', icon('mute'));
  mute.addEventListener('click', () =>
    void acts.do('participant.mute', { participant: id, muted: !person.muted }));
  const remove = made('button', 'tool danger', icon('remove'));
  remove.addEventListener('click', () => on_remove(id, person.name));
  for (const button of [hand, mute, remove]) button.type = 'button';
  const words = made('span', 'words', name, caption, slow);
  const element = made('li', 'person', initial, words, hand, mute, remove);
  /** @param {entry} entry */
  const update = (entry) => {
    person = entry.person;
    initial.textContent = initial_of(person.name);
    set_text(name, person.name);
    set_text(caption, caption_of(person));
    slow.hidden = !person.views?.thin;
    element.dataset.state = person.state;
    const waits = person.state === 'lobby';
    hand.hidden = entry.place === 0;
    number.textContent = String(entry.place);
    mute.hidden = remove.hidden = waits;
    mute.ariaPressed = String(person.muted);
    hand.title = t('desk.lower_hand');
    set_text(lower, t('desk.of', { action: t('desk.lower_hand'), name: person.name }));
    title(mute, t('desk.mute'), person.name);
    mute.title = t(person.muted ? 'desk.unmute' : 'desk.mute');
    title(remove, t('desk.remove'), person.name);
  };
  return { element, update };
}

/** @param {HTMLButtonElement} button @param {string} action @param {string} name */
function title(button, action, name) {
  button.title = action;
  button.ariaLabel = t('desk.of', { action, name });
}
