// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What is on the display, and how it lies there.

import { part, set_text } from '../dom.js';
import { isolated, t } from '../strings.js';
import { make_draggable } from './drag.js';
import { keyed_list } from './keyed.js';
import { thumbnails } from './thumbnails.js';
import { tile } from './tile.js';

const ui = {
  tiles: part('tiles', HTMLUListElement),
  none: part('tiles-none', HTMLElement),
  how: part('join-how', HTMLElement),
  hint: part('board-hint', HTMLElement),
  overlay: part('overlay', HTMLButtonElement),
  spoken: part('spoken', HTMLElement),
};
/** @type {NodeListOf<HTMLButtonElement>} */
const modes = document.querySelectorAll('button[data-mode]');

export class board {
  /**
   * @param {import('./host_session.js').host_session} session
   * @param {import('./acts.js').acts} acts
   */
  constructor(session, acts) {
    this.session_ = session;
    this.acts_ = acts;
    /** @type {string[]} shares in the order of the display */
    this.order_ = [];
    /** @type {Map<string, tile>} */
    this.tiles_ = new Map();
    /** @type {keyed_list<import('./tile.js').seen>} */
    this.list_ = new keyed_list(ui.tiles, (id) => this.tile_(id));
    this.pictures = new thumbnails(
      (share) => session.call('thumbnail.get', { share }),
      (share, url) => this.tiles_.get(share)?.show_picture(url),
    );
    for (const button of modes) {
      button.addEventListener('click', () => this.choose_(button.dataset.mode ?? 'auto'));
    }
    ui.overlay.title = t('desk.overlay');
    ui.overlay.addEventListener('click', () => {
      void acts.do('layout.set', { overlay: ui.overlay.ariaPressed !== 'true' });
    });
  }

  /** @param {string} id */
  tile_(id) {
    const made = new tile(id, {
      act: (method, params) => void this.acts_.do(method, params),
      history: async (share) => {
        const { shares } = await this.session_.call('quality.history', { share });
        return shares[share]?.samples ?? [];
      },
    });
    make_draggable(made.handle, made.element, {
      swap: (share, other) => void this.acts_.do('share.swap', { share, with: other }),
      moved: (share, step) => void this.move_(share, step),
    });
    this.tiles_.set(id, made);
    return made;
  }

  /** @param {any} room */
  show(room) {
    // The room's own camera is not on the display: the panel "Room" has it.
    const shares = Object.entries(room.shares)
      .filter(([, { kind }]) => kind !== 'room')
      .sort(([, a], [, b]) => a.order - b.order);
    this.order_ = shares.map(([id]) => id);
    for (const id of this.tiles_.keys()) {
      if (!this.order_.includes(id)) this.tiles_.delete(id);
    }
    const count = shares.length;
    const display_away = room.kiosk?.state !== 'present';
    const now = this.session_.clock.there(Date.now());
    this.list_.show(shares.map(([id, share], index) => [
      id, { share, place: index + 1, count, layout: room.layout, display_away, now },
    ]));
    this.pictures.want(this.order_);
    ui.none.hidden = count > 0;
    const address = room.join_card?.address ?? '';
    set_text(ui.how, address ? t('desk.join_how', { address }) : '');
    ui.hint.hidden = count < 2;
    for (const button of modes) {
      button.ariaPressed = String(button.dataset.mode === room.layout.mode);
    }
    ui.overlay.ariaPressed = String(room.layout.overlay);
  }

  /** @param {string} mode */
  choose_(mode) {
    const focus = this.session_.room?.layout.focus;
    const first = this.order_.includes(focus) ? focus : this.order_[0];
    // Without a share the box chooses the large one itself: the newest.
    void this.acts_.do('layout.set', mode === 'focus' && first ? { mode, focus: first } : { mode });
  }

  /** @param {string} share @param {number} step */
  async move_(share, step) {
    const place = this.order_.indexOf(share);
    const other = this.order_[place + step];
    if (!other || !(await this.acts_.do('share.swap', { share, with: other }))) return;
    const name = isolated(this.session_.room?.shares[share]?.name ?? '');
    const values = { name, place: place + step + 1, count: this.order_.length };
    ui.spoken.textContent = t('tile.moved', values);
  }
}
