// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// "Watch here": what the display shows, on this device. One share large, to zoom into, to hold and
// to keep a picture of; or all of them beside each other, as in a call.

import { rpc_error } from './signalling.js';
import { error_words, isolated, t } from './strings.js';
import { icon, made, part, set_text, show_notice } from './views.js';
import { MOST_WATCHED, viewing } from './viewing.js';
import { watch_tile } from './watch_tile.js';

const ALL = '';
const AGAIN_MS = 1500;

const ui = {
  open: part('watch-open', HTMLButtonElement),
  dialog: part('watch', HTMLDialogElement),
  title: part('watch-title', HTMLElement),
  hint: part('watch-hint', HTMLElement),
  stage: part('watch-stage', HTMLElement),
  none: part('watch-none', HTMLElement),
  chips: part('watch-chips', HTMLElement),
  tools: part('watch-tools', HTMLElement),
  sound: part('watch-sound', HTMLButtonElement),
  hold: part('watch-hold', HTMLButtonElement),
  keep: part('watch-keep', HTMLButtonElement),
  smaller: part('watch-smaller', HTMLButtonElement),
  zoom: part('watch-zoom', HTMLButtonElement),
  larger: part('watch-larger', HTMLButtonElement),
  full: part('watch-full', HTMLButtonElement),
  sends: ['camera', 'mic'].map((name) => ({
    here: part(`watch-${name}`, HTMLButtonElement),
    dock: part(name, HTMLButtonElement),
  })),
  close: part('watch-close', HTMLButtonElement),
};

/** @typedef {import('./room.js').room} room @typedef {import('./room.js').share} share */

/** The room's own camera is on only for those who ask for it, and the display says that it is. @param {share} share */
const is_room = (share) => share.kind === 'room';

/** @param {share} share */
const has_pictures = (share) => share.kind !== 'sound' && share.codec !== '';

/** @param {share} share */
function chip_words(share) {
  const { name, label } = share;
  if (is_room(share)) return label || t('watch.room_camera'); // the title says which room
  return label ? `${name} · ${label}` : name;
}

/** Those that have something to show or to hear, in the order of the display. @param {room} room */
function watchable(room) {
  return Object.entries(room.shares ?? {})
    .filter(([, share]) => share.codec || share.sound)
    .sort(([, a], [, b]) => a.order - b.order);
}

/**
 * What is seen: the chosen one; or all, without one's own while there are others.
 * @param {room} room @param {{me: string, chosen: string, with_room: boolean}} how
 */
function in_sight(room, { me, chosen, with_room }) {
  if (chosen) return watchable(room).filter(([id]) => id === chosen);
  const all = watchable(room).filter(([, share]) => with_room || !is_room(share));
  const others = all.filter(([, { participant }]) => participant !== me);
  return (others.length ? others : all).slice(0, MOST_WATCHED);
}

/** Who has a picture of their own needs no second place for the voice. @param {[string, share][]} seen */
function voices_alone(seen) {
  const shown = seen.filter(([, share]) => has_pictures(share)).map(([, { participant }]) => participant);
  return seen.filter(([, { kind, participant }]) => kind !== 'sound' || !shown.includes(participant));
}

/** @param {room} room @param {string} participant whichever of their shares it comes with */
const speaks = (room, participant) =>
  participant !== '' && Object.values(room.shares).some((share) => share.participant === participant && share.speaking);

export class watch {
  /** @param {import('./session.js').session} session */
  constructor(session) {
    this.session_ = session;
    /** The share that is large, ALL = all beside each other. */
    this.chosen_ = ALL;
    this.loud_ = false;
    /** The room's own camera too. */
    this.with_room_ = false;
    this.asked_ = '';
    this.again_timer_ = 0;
    /** @type {Map<string, watch_tile>} */
    this.tiles_ = new Map();
    /** @type {Map<string, MediaStream>} */
    this.streams_ = new Map();
    this.viewing_ = new viewing({
      call: (method, params) => session.call(method, params),
      is_open: () => session.joined,
      on_broken: () => this.renew_soon_(),
      on_streams: (streams) => {
        this.streams_ = streams;
        this.draw_();
      },
    });
    ui.open.addEventListener('click', () => this.open());
    ui.close.addEventListener('click', () => ui.dialog.close());
    ui.dialog.addEventListener('close', () => this.closed_());
    ui.sound.addEventListener('click', () => this.set_loud_(!this.loud_));
    ui.hold.addEventListener('click', () => this.with_large_((tile) => tile.hold(!tile.is_held)));
    ui.keep.addEventListener('click', () => this.with_large_((tile) => void tile.keep()));
    ui.larger.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(1)));
    ui.smaller.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(-1)));
    ui.zoom.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(0)));
    ui.full.addEventListener('click', () => void this.toggle_full_());
    ui.full.hidden = !document.fullscreenEnabled;
    for (const { here, dock } of ui.sends) {
      here.addEventListener('click', () => dock.click());
      new MutationObserver(() => follow(here, dock)).observe(dock, { attributes: true, subtree: true, childList: true });
      follow(here, dock);
    }
  }

  open() {
    if (ui.dialog.open) return;
    ui.dialog.showModal();
    this.chosen_ = ALL;
    this.with_room_ = false;
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
    if (this.chosen_ && !room.shares[this.chosen_]) this.chosen_ = ALL;
    this.choose_();
    this.draw_();
  }

  /** The session is back on another connection. */
  resumed() {
    if (ui.dialog.open) this.viewing_.again().catch((error) => this.failed_(error));
  }

  /** The visit is over. */
  forget() {
    if (ui.dialog.open) ui.dialog.close();
    ui.open.hidden = true;
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    this.viewing_.notified(method, params);
    if (method === 'view.progress') this.tiles_.get(params.share)?.set_thin(params.thin);
  }

  closed_() {
    clearTimeout(this.again_timer_);
    if (document.fullscreenElement) void document.exitFullscreen();
    this.asked_ = '';
    this.viewing_.stop();
    for (const tile of this.tiles_.values()) tile.remove();
    this.tiles_.clear();
    ui.open.focus();
  }

  /** Asks the box for what shall be seen, when that is something else than before. */
  choose_() {
    const room = /** @type {room} */ (this.session_.room);
    const wanted = this.seen_(room)
      .map(([id, share]) => ({ id, pictures: has_pictures(share) }));
    const key = JSON.stringify(wanted);
    if (key === this.asked_ || !this.session_.joined) return;
    this.asked_ = key;
    if (!wanted.length) return this.viewing_.stop();
    this.viewing_.show(wanted).catch((error) => this.failed_(error));
  }

  /** @param {unknown} error */
  failed_(error) {
    if (!(error instanceof rpc_error)) throw error;
    if (!ui.dialog.open || error.name === 'closed') return; // the session comes back, and with it this
    this.asked_ = 'failed';
    if (['codec_unsupported', 'share_not_found', 'unavailable', 'timeout'].includes(error.name)) {
      return this.again_soon_(); // a share that has just begun
    }
    set_text(ui.hint, error_words(error));
  }

  /** The path of the pictures is gone, and its connection with it. */
  renew_soon_() {
    clearTimeout(this.again_timer_);
    this.again_timer_ = Number(setTimeout(() => this.resumed(), AGAIN_MS));
  }

  again_soon_() {
    clearTimeout(this.again_timer_);
    this.again_timer_ = Number(
      setTimeout(() => {
        if (!ui.dialog.open || !this.session_.joined) return;
        this.asked_ = '';
        this.choose_();
      }, AGAIN_MS),
    );
  }

  draw_() {
    const room = this.session_.room;
    if (!room || !ui.dialog.open) return;
    const me = this.session_.me;
    const seen = this.seen_(room);
    const placed = voices_alone(seen).map(([id]) => id);
    for (const [id, tile] of this.tiles_) {
      if (seen.some(([known]) => known === id)) continue;
      tile.remove();
      this.tiles_.delete(id);
    }
    for (const [id, share] of seen) {
      let tile = this.tiles_.get(id);
      if (!tile) {
        tile = new watch_tile(() => this.pick_(id), () => this.show_tools_());
        this.tiles_.set(id, tile);
        ui.stage.append(tile.element);
      }
      tile.show(share, this.streams_.get(id) ?? null, {
        loud: this.loud_ && share.participant !== me,
        large: seen.length === 1 && has_pictures(share),
        speaking: speaks(room, share.participant),
        placed: placed.includes(id),
      });
    }
    ui.stage.dataset.count = String(placed.length);
    ui.none.hidden = seen.length > 0;
    set_text(ui.title, t('watch.title', { room: isolated(room.room.name) }));
    this.draw_chips_(watchable(room));
    this.show_tools_();
  }

  /** @param {[string, share][]} all */
  draw_chips_(all) {
    const rows = [[ALL, t('watch.all')], ...all.map(([id, share]) => [id, chip_words(share)])];
    const room = all.find(([, share]) => is_room(share))?.[0];
    const key = JSON.stringify([rows, this.chosen_, room, this.with_room_]);
    ui.chips.hidden = all.length < 2 && !room;
    if (ui.chips.dataset.rows === key) return;
    ui.chips.dataset.rows = key;
    ui.chips.replaceChildren(
      ...rows.map(([id, words]) => {
        const chip = made('button', 'chip', words);
        chip.type = 'button';
        chip.ariaPressed = String(id === room ? this.with_room_ : id === this.chosen_);
        chip.addEventListener('click', () => (id === room ? this.toggle_room_() : this.pick_(id)));
        return chip;
      }),
    );
  }

  toggle_room_() {
    this.with_room_ = !this.with_room_;
    this.chosen_ = ALL;
    this.show();
  }

  /** What is seen now. @param {room} room */
  seen_(room) {
    return in_sight(room, { me: this.session_.me, chosen: this.chosen_, with_room: this.with_room_ });
  }

  /** @param {string} id */
  pick_(id) {
    const alone = watchable(/** @type {room} */ (this.session_.room)).length < 2;
    this.chosen_ = alone || id === this.chosen_ ? ALL : id;
    this.show();
  }

  /** The one that is large, if there is one. @returns {watch_tile | null} */
  large_() {
    const [only] = this.tiles_.values();
    return this.tiles_.size === 1 && only.is_large ? only : null;
  }

  /** @param {(tile: watch_tile) => void} act */
  with_large_(act) {
    const tile = this.large_();
    if (tile) act(tile);
    this.show_tools_();
  }

  show_tools_() {
    const tile = this.large_();
    for (const tool of [ui.hold, ui.keep, ui.smaller, ui.zoom, ui.larger]) tool.hidden = !tile;
    ui.hold.ariaPressed = String(tile?.is_held ?? false);
    ui.zoom.textContent = `${Math.round((tile?.zoom ?? 1) * 100)} %`;
    const thin = [...this.tiles_.values()].some(({ is_thin }) => is_thin);
    set_text(ui.hint, thin ? t('watch.thin') : tile?.is_held ? t('watch.held') : '');
  }

  /** @param {boolean} loud */
  set_loud_(loud) {
    this.loud_ = loud;
    ui.sound.ariaPressed = String(loud);
    ui.sound.replaceChildren(icon(loud ? 'loud' : 'silent'), made('span', '', t(loud ? 'watch.loud' : 'watch.silent')));
    this.draw_();
  }

  async toggle_full_() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await ui.dialog.requestFullscreen().catch((error) => console.info('full screen:', error));
  }
}

/** The dock stands behind the pictures: its camera and microphone are here too. @param {HTMLButtonElement} here @param {HTMLButtonElement} dock */
function follow(here, dock) {
  here.hidden = dock.hidden;
  here.disabled = dock.disabled;
  here.ariaPressed = dock.ariaPressed;
  const words = dock.textContent?.trim() ?? '';
  here.querySelector('use')?.setAttribute('href', dock.querySelector('use')?.getAttribute('href') ?? '');
  here.ariaLabel = words;
  here.title = words;
}
