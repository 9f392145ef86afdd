// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Who is here and what is shown, as lists.

import { initial_of } from './label.js';
import { people_in_order } from './policy.js';
import { shares_of_others } from './room.js';
import { isolated, t } from './strings.js';
import { icon, made, part, set_text } from './views.js';

/** More rows than that nobody reads, and a page must not grow with the meeting. */
const MOST_ROWS = 60;

const ui = {
  others: part('others', HTMLUListElement),
  others_none: part('others-none', HTMLElement),
  heading: part('people-heading', HTMLElement),
  people: part('people', HTMLUListElement),
  more: part('people-more', HTMLElement),
};

/** @typedef {{name: string, plain: string, captions: string[], place: number}} row */

/** @param {import('./room.js').room} room @param {string} me */
export function list_room(room, me) {
  const shares = shares_of_others(room, me).map(({ share }) => share);
  ui.others_none.hidden = shares.length > 0;
  fill(
    ui.others,
    shares.map((share) => ({
      name: share.name, plain: share.name, captions: captions_of(share), place: 0,
    })),
  );
  const people = people_in_order(room);
  ui.heading.textContent = t('room.people_count', { count: people.length });
  fill(
    ui.people,
    people.map(({ id, person, place }) => ({
      plain: person.name,
      name: id === me ? t('room.you', { name: isolated(person.name) }) : person.name,
      captions: [
        ...(person.role === 'host' ? [t('room.host')] : []),
        ...(person.state === 'away' ? [t('room.away')] : []),
        ...(person.muted ? [t('room.muted')] : []),
      ],
      place,
    })),
  );
  const hidden = Math.max(people.length - MOST_ROWS, 0);
  set_text(ui.more, hidden ? t('room.more', { count: hidden }) : '');
}

/** @param {import('./room.js').share} share */
function captions_of(share) {
  const paused = share.state === 'paused' && share.paused_by ? [t('room.paused')] : [];
  return [...(share.label ? [share.label] : []), ...paused];
}

/** @param {HTMLUListElement} list @param {row[]} rows */
function fill(list, rows) {
  const shown = rows.slice(0, MOST_ROWS);
  const wanted = JSON.stringify(shown);
  if (list.dataset.rows === wanted) return;
  list.dataset.rows = wanted;
  list.replaceChildren(...shown.map(element_of));
}

/** @param {row} row */
function element_of({ name, plain, captions, place }) {
  const initial = made('span', 'initial', initial_of(plain));
  initial.ariaHidden = 'true';
  const called = made('span', 'called', name);
  called.dir = 'auto';
  const words = made('span', 'words', called);
  if (captions.length) words.append(made('small', '', captions.join(' · ')));
  const row = made('li', '', initial, words);
  if (place) {
    const spoken = made('span', 'unseen', t('hand.place', { place }));
    const number = made('span', '', String(place));
    number.ariaHidden = 'true';
    row.append(made('span', 'raised', icon('hand'), number, spoken));
  }
  return row;
}
