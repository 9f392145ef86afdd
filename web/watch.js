// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// "Watch here": what the display shows, on this device. One share large, to zoom into, to hold and
// to keep a picture of; or all of them beside each other, as in a call.

import { has_sentence, isolated, t } from './strings.js';
import { icon, made, part, set_text, show_notice } from './views.js';
import { show_chips } from './watch_chips.js';
import { has_pictures, watch_choice, watchable } from './watch_choice.js';
import { watch_feed } from './watch_feed.js';
import { watch_stage } from './watch_stage.js';
import { watch_tools } from './watch_tools.js';

const ui = {
  open: part('watch-open', HTMLButtonElement),
  dialog: part('watch', HTMLDialogElement),
  title: part('watch-title', HTMLElement),
  fault: part('watch-fault', HTMLElement),
  fault_text: part('watch-fault-text', HTMLElement),
  again: part('watch-again', HTMLButtonElement),
  sound: part('watch-sound', HTMLButtonElement),
  close: part('watch-close', HTMLButtonElement),
};

export class watch {
  /** @param {import('./session.js').session} session */
  constructor(session) {
    this.session_ = session;
    this.choice_ = new watch_choice();
    this.loud_ = false;
    this.feed_ = new watch_feed({
      call: (method, params) => session.call(method, params),
      is_open: () => session.joined,
      new_peer: () => session.new_peer(),
      on_change: () => this.draw_(),
    });
    this.stage_ = new watch_stage((id) => this.pick_(id), () => this.tools_.show());
    this.tools_ = new watch_tools(this.stage_);
    ui.open.addEventListener('click', () => this.open());
    ui.close.addEventListener('click', () => ui.dialog.close());
    ui.dialog.addEventListener('close', () => this.closed_());
    ui.sound.addEventListener('click', () => this.set_loud_(!this.loud_));
    ui.again.addEventListener('click', () => this.feed_.again());
  }

  open() {
    if (ui.dialog.open) return;
    ui.dialog.showModal();
    this.choice_.forget();
    this.set_loud_(!this.session_.room?.kiosk?.sound);
    this.show();
  }

  /** The room has changed. */
  show() {
    const room = this.session_.room;
    const allowed = room?.meeting?.viewing !== false;
    const some = room ? watchable(room).length > 0 : false;
    ui.open.hidden = !allowed || !some || !this.session_.joined;
    if (!ui.dialog.open || !room) return;
    if (!allowed) {
      ui.dialog.close();
      return show_notice(t('watch.switched_off'));
    }
    this.choice_.follow(room);
    this.feed_.want(this.seen_().map(([id, share]) => ({ id, codec: has_pictures(share) ? share.codec : '' })));
    this.draw_();
  }

  /** The session is back on another connection. */
  resumed() {
    if (ui.dialog.open) this.feed_.again();
  }

  /** The visit is over. */
  forget() {
    if (ui.dialog.open) ui.dialog.close();
    ui.open.hidden = true;
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    this.feed_.notified(method, params);
    if (method === 'view.progress') this.stage_.set_thin(params.share, params.thin);
  }

  closed_() {
    if (document.fullscreenElement) void document.exitFullscreen();
    this.feed_.stop();
    this.stage_.clear();
    ui.open.focus();
  }

  draw_() {
    const room = this.session_.room;
    if (!room || !ui.dialog.open) return;
    this.stage_.show(room, this.seen_(), { feed: this.feed_, me: this.session_.me, loud: this.loud_ });
    set_text(ui.title, t('watch.title', { room: isolated(room.room.name) }));
    show_chips(room, this.choice_, { pick: (id) => this.pick_(id), toggle_room: () => this.toggle_room_() });
    this.show_fault_();
    this.tools_.show();
  }

  show_fault_() {
    const { fault, streams } = this.feed_;
    ui.fault.hidden = !fault;
    ui.fault.dataset.beside = String(streams.size > 0); // the pictures that still come
    const key = `watch.fault_${fault}`;
    set_text(ui.fault_text, fault && t(has_sentence(key) ? key : 'watch.fault'));
  }

  toggle_room_() {
    this.choice_.toggle_room();
    this.show();
  }

  seen_() {
    const { room, me } = this.session_;
    return room ? this.choice_.seen(room, me) : [];
  }

  /** @param {string} id */
  pick_(id) {
    const room = this.session_.room;
    if (room) this.choice_.pick(id, room);
    this.show();
  }

  /** @param {boolean} loud */
  set_loud_(loud) {
    this.loud_ = loud;
    ui.sound.ariaPressed = String(loud);
    ui.sound.replaceChildren(icon(loud ? 'loud' : 'silent'), made('span', '', t(loud ? 'watch.loud' : 'watch.silent')));
    this.draw_();
  }
}
