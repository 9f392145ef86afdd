// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One share as the host sees it: picture, name, state, what can be done, figures.

import { icon, made, set_text } from '../dom.js';
import { t } from '../strings.js';
import { figures_of, short_figures } from './figures.js';
import { quality_graph } from './graph.js';
import { volume_control } from './volume.js';

/**
 * @typedef {{share: any, place: number, count: number, layout: any, display_away: boolean,
 *   now: number}} seen now: on the box
 * @typedef {{act: (method: string, params: object) => void,
 *   history: (share: string) => Promise<import('./figures.js').sample[]>}} hands
 */

export class tile {
  /** @param {string} id of the share @param {hands} hands */
  constructor(id, hands) {
    this.id_ = id;
    this.hands_ = hands;
    /** @type {seen | null} */
    this.seen_ = null;
    this.image_ = made('img', '');
    this.image_.alt = '';
    this.image_.hidden = true;
    this.image_.draggable = false;
    this.empty_ = made('span', 'tile-empty');
    this.grip_ = made('span', 'grip');
    this.grip_.ariaHidden = 'true';
    this.handle = made('button', 'frame', this.image_, this.empty_, this.grip_);
    this.handle.type = 'button';
    this.handle.addEventListener('click', () => this.enlarge_());
    this.name_ = made('bdi', 'called');
    this.label_ = made('small', '');
    this.label_.dir = 'auto';
    this.status_text_ = made('span', '');
    this.status_ = made('p', 'status', made('span', 'lamp'), this.status_text_);
    this.figures_ = made('span', 'tile-figures');
    this.buttons_ = {
      large: this.button_('focus', 'large', () => this.enlarge_()),
      pin: this.button_('pin', 'pin', () =>
        this.act_('share.pin', { pinned: !this.seen_?.share.pinned })),
      full: this.button_('full', 'full', () => this.fill_()),
      pause: this.button_('pause', 'pause', () =>
        this.act_(this.paused_ ? 'share.resume' : 'share.pause')),
      stop: this.button_('stop', 'stop', () => this.act_('share.stop')),
    };
    this.buttons_.stop.classList.add('danger');
    this.volume_ = new volume_control((params) => this.act_('share.volume', params));
    this.volume_.element.hidden = true;
    this.list_ = made('dl', 'figures');
    const summary = made('summary', '', made('span', '', t('tile.figures')), this.figures_);
    this.details_ = made('details', 'more tile-more', summary, this.list_);
    const words = made('div', 'words', this.name_, this.label_);
    const tools = made('div', 'tools', ...Object.values(this.buttons_));
    tools.role = 'group';
    this.tools_ = tools;
    const head = made('div', 'tile-head', words, this.status_);
    this.element = made('li', 'tile', this.handle, head, tools, this.volume_.element, this.details_);
    this.element.dataset.share = this.id_;
    this.graph_ = new quality_graph();
    this.details_.append(this.graph_.element);
    this.details_.addEventListener('toggle', () => void this.unfold_());
  }

  get paused_() {
    return this.seen_?.share.paused_by === 'host' || this.seen_?.share.paused_by === 'owner';
  }

  /** @param {string} picture @param {string} key @param {() => void} then */
  button_(picture, key, then) {
    const button = made('button', 'tool', icon(picture));
    button.type = 'button';
    name_button(button, t(`tile.${key}`), '');
    button.addEventListener('click', then);
    return button;
  }

  /** @param {string} method @param {object} [more] */
  act_(method, more = {}) {
    this.hands_.act(method, { share: this.id_, ...more });
  }

  enlarge_() {
    const large = this.is_large_();
    this.hands_.act('layout.set', large ? { mode: 'auto' } : { mode: 'focus', focus: this.id_ });
  }

  fill_() {
    const full = this.seen_?.layout.full === this.id_ ? '' : this.id_;
    this.hands_.act('layout.set', { full });
  }

  is_large_() {
    const { mode, focus } = this.seen_?.layout ?? {};
    return (mode === 'focus' || mode === 'single') && focus === this.id_;
  }

  /** @param {seen} seen */
  update(seen) {
    this.seen_ = seen;
    const { share, place, count, layout } = seen;
    const name = share.name;
    set_text(this.name_, name);
    set_text(this.label_, share.label);
    this.show_state_(share, layout);
    this.show_sound_(share);
    this.handle.ariaLabel = t('tile.move', { place, count, name });
    this.grip_.textContent = String(place);
    this.tools_.ariaLabel = name;
    const { large, pin, full, pause, stop } = this.buttons_;
    press(large, this.is_large_());
    press(pin, share.pinned);
    press(full, layout.full === this.id_);
    pause.querySelector('use')?.setAttribute('href', this.paused_ ? '#i-play' : '#i-pause');
    name_button(pause, t(this.paused_ ? 'tile.resume' : 'tile.pause'), name);
    for (const [key, button] of Object.entries({ large, pin, full, stop })) {
      name_button(button, t(`tile.${key}`), name);
    }
    set_text(this.figures_, short_figures(share));
    const why = t(seen.display_away ? 'tile.display_away' : 'tile.no_picture');
    set_text(this.empty_, this.image_.hidden ? why : '');
    if (this.details_.open) this.show_figures_();
  }

  /** @param {any} share @param {any} layout */
  show_state_(share, layout) {
    const weak = share.state === 'weak';
    const text = weak ? t(`tile.weak_${share.reason || 'network'}`) : t(`tile.${share.state}`);
    this.status_.dataset.state = share.state;
    const extra = [
      ...(share.pinned ? [t('tile.pinned')] : []),
      ...(layout.full === this.id_ ? [t('tile.fills')] : []),
    ];
    set_text(this.status_text_, [text, ...extra].join(' · '));
    this.element.dataset.state = share.state;
  }

  /** Once it has had some, the slider stays. @param {any} share */
  show_sound_({ name, sound, volume = 100, muted = false, muted_by }) {
    if (!sound && !muted && volume === 100 && this.volume_.element.hidden) return;
    this.volume_.element.hidden = false;
    const locked = muted_by === 'owner';
    const action = t(muted ? 'desk.sound_on' : 'desk.sound_off');
    this.volume_.update({
      volume,
      muted,
      locked,
      volume_label: t('desk.of', { action: t('desk.volume'), name }),
      mute_label: locked ? t('tile.sound_owner', { name }) : t('desk.of', { action, name }),
    });
  }

  show_figures_() {
    const { share, now } = /** @type {seen} */ (this.seen_);
    const wanted = figures_of(share);
    if (!this.list_.childElementCount) {
      const pair = (/** @type {string} */ label) =>
        made('div', '', made('dt', '', label), made('dd', ''));
      this.list_.append(...wanted.map(([label]) => pair(label)));
    }
    this.list_.querySelectorAll('dd').forEach((value, index) => set_text(value, wanted[index][1]));
    this.graph_.add(share, now);
  }

  /** The past is asked for once; what comes then stands in the room document. */
  async unfold_() {
    if (!this.details_.open || !this.seen_) return;
    this.show_figures_();
    try {
      this.graph_.reset(await this.hands_.history(this.id_));
    } catch (error) {
      console.info('history:', error); // the line begins now
    }
  }

  /** @param {string} url of a picture */
  show_picture(url) {
    this.image_.src = url;
    this.image_.hidden = false;
    this.empty_.hidden = true;
  }
}

/**
 * By ear it says whose it is.
 * @param {HTMLButtonElement} button @param {string} action @param {string} name
 */
function name_button(button, action, name) {
  button.title = action;
  button.ariaLabel = name ? t('desk.of', { action, name }) : action;
}

/** @param {HTMLButtonElement} button @param {boolean} pressed */
function press(button, pressed) {
  button.ariaPressed = String(pressed);
}
