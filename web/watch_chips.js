// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The row below the pictures: all, each share, and the room's own camera.

import { t } from './strings.js';
import { ALL, is_room, watchable } from './watch_choice.js';
import { made, part } from './views.js';

const row = part('watch-chips', HTMLElement);

/** @typedef {import('./room.js').room} room @typedef {import('./room.js').share} share */

/** @param {share} share */
function chip_words(share) {
  const { name, label } = share;
  if (is_room(share)) return label || t('watch.room_camera'); // the title says which room
  return label ? `${name} · ${label}` : name;
}

/**
 * @param {room} room @param {import('./watch_choice.js').watch_choice} choice
 * @param {{pick: (id: string) => void, toggle_room: () => void}} actions
 */
export function show_chips(room, { chosen, with_room }, { pick, toggle_room }) {
  const all = watchable(room);
  const rows = [[ALL, t('watch.all')], ...all.map(([id, share]) => [id, chip_words(share)])];
  const own = all.find(([, share]) => is_room(share))?.[0];
  const key = JSON.stringify([rows, chosen, own, with_room]);
  row.hidden = all.length < 2 && !own;
  if (row.dataset.rows === key) return;
  row.dataset.rows = key;
  row.replaceChildren(
    ...rows.map(([id, words]) => {
      const chip = made('button', 'chip', words);
      chip.type = 'button';
      chip.ariaPressed = String(id === own ? with_room : id === chosen);
      chip.addEventListener('click', () => (id === own ? toggle_room() : pick(id)));
      return chip;
    }),
  );
}
