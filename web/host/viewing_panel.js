// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Whether people may watch on devices of their own, and how many do.

import { part, set_text } from '../dom.js';
import { t } from '../strings.js';

const ui = {
  allowed: part('viewing', HTMLInputElement),
  count: part('viewing-count', HTMLElement),
};

export class viewing_panel {
  /** @param {import('./acts.js').acts} acts */
  constructor(acts) {
    ui.allowed.addEventListener('change', async () => {
      const allowed = ui.allowed.checked;
      if (!(await acts.do('viewing.set', { allowed }))) ui.allowed.checked = !allowed;
    });
  }

  /** @param {any} room */
  show({ meeting, participants }) {
    ui.allowed.checked = meeting.viewing;
    /** @type {any[]} */
    const people = Object.values(participants);
    const count = people.filter(({ views }) => views?.share).length;
    set_text(ui.count, t(count ? 'desk.viewing_count' : 'desk.viewing_none', { count }));
  }
}
