// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The bar with hand, reactions and chat, and the reactions that float up over the page.

import { rpc_error } from './signalling.js';
import { error_words, t } from './strings.js';
import { clear_notice, made, part, show_notice } from './views.js';

/** As the box names them (docs/signalling.md); each has a picture in reactions/. */
export const REACTIONS = ['thumbs_up', 'clap', 'heart', 'laugh', 'surprise', 'party'];
/** Pictures in the air at once; more are left out. */
const MOST_FLOATS = 18;
const LANES = 6;
/** A float that heard no "animationend" (hidden page) goes all the same. */
const FLOAT_MS = 4000;
const BETWEEN_REACTIONS_MS = 400;

const ui = {
  hand: part('hand', HTMLButtonElement),
  hand_text: part('hand-text', HTMLElement),
  react: part('react', HTMLButtonElement),
  talk: part('talk', HTMLButtonElement),
  reactions: part('reactions', HTMLElement),
  floats: part('floats', HTMLElement),
};

export class dock {
  /** @param {import('./session.js').session} session @param {() => void} on_talk */
  constructor(session, on_talk) {
    this.session_ = session;
    /** @type {Set<string>} ids of reactions that have been shown */
    this.seen_ = new Set();
    this.raised_ = false;
    this.sent_at_ = 0;
    this.complaint_ = '';
    this.lane_ = 0;
    this.still_ = matchMedia('(prefers-reduced-motion: reduce)');
    ui.hand.addEventListener('click', () => this.raise_(!this.raised_));
    ui.talk.addEventListener('click', on_talk);
    ui.react.addEventListener('click', () => this.unfold_(ui.reactions.hidden));
    for (const kind of REACTIONS) ui.reactions.append(this.button_(kind));
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || ui.reactions.hidden) return;
      this.unfold_(false);
      ui.react.focus();
    });
    addEventListener('pointerdown', (event) => {
      const inside = event.target instanceof Element && event.target.closest('#reactions, #react');
      if (!inside) this.unfold_(false);
    });
  }

  /** Another visit: what is in the room already does not float. @param {any} room */
  forget(room) {
    this.seen_ = new Set(Object.keys(room?.reactions ?? {}));
    ui.floats.replaceChildren();
    this.unfold_(false);
  }

  /** @param {import('./room.js').room} room @param {string} me */
  show(room, me) {
    const mine = room.participants?.[me];
    this.raised_ = (mine?.hand ?? 0) > 0;
    ui.hand.ariaPressed = String(this.raised_);
    ui.hand_text.textContent = t(this.raised_ ? 'hand.lower' : 'hand.raise');
    ui.react.disabled = mine?.muted === true;
    if (ui.react.disabled) this.unfold_(false);
    const now = Object.entries(room.reactions ?? {});
    for (const [id, { name, kind }] of now) {
      if (!this.seen_.has(id)) this.float_(kind, name);
    }
    this.seen_ = new Set(now.map(([id]) => id));
  }

  /** @param {string} kind */
  button_(kind) {
    const picture = picture_of(kind);
    const button = made('button', '', picture);
    button.type = 'button';
    button.ariaLabel = t(`reaction.${kind}`);
    button.title = t(`reaction.${kind}`);
    button.addEventListener('click', () => this.send_(kind));
    return button;
  }

  /** @param {boolean} raised */
  raise_(raised) {
    void this.do_('hand.raise', { raised });
  }

  /** @param {string} reaction */
  send_(reaction) {
    // One finger on a key must not use up what the box allows a page to say.
    if (Date.now() - this.sent_at_ < BETWEEN_REACTIONS_MS) return;
    this.sent_at_ = Date.now();
    void this.do_('reaction.send', { reaction });
  }

  /** A click of which nothing comes says why. @param {string} method @param {object} params */
  async do_(method, params) {
    try {
      await this.session_.call(method, params);
      clear_notice(this.complaint_);
      this.complaint_ = '';
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      if (error.name === 'closed') return; // the banner says so
      this.complaint_ = error_words(error);
      show_notice(this.complaint_, 'error');
    }
  }

  /** @param {boolean} open */
  unfold_(open) {
    ui.reactions.hidden = !open;
    ui.react.ariaExpanded = String(open);
  }

  /** @param {string} kind @param {string} name */
  float_(kind, name) {
    if (this.still_.matches || document.hidden || !REACTIONS.includes(kind)) return;
    if (ui.floats.childElementCount >= MOST_FLOATS) return;
    const element = made('div', 'float', picture_of(kind));
    const called = made('span', '', name);
    called.dir = 'auto';
    element.append(called);
    element.dataset.lane = String(this.lane_);
    this.lane_ = (this.lane_ + 1) % LANES;
    const gone = () => element.remove();
    element.addEventListener('animationend', gone);
    setTimeout(gone, FLOAT_MS);
    ui.floats.append(element);
  }
}

/** @param {string} kind */
function picture_of(kind) {
  const picture = made('img', '');
  picture.src = `reactions/${kind}.svg`;
  picture.alt = '';
  picture.width = 32;
  picture.height = 32;
  return picture;
}

const badges = [part('tab-unread', HTMLElement), part('talk-unread', HTMLElement)];

/** @param {number} count of unread messages */
export function show_unread(count) {
  for (const badge of badges) {
    badge.hidden = count === 0;
    if (!count) continue;
    const number = made('span', '', count > 99 ? '99+' : String(count));
    number.ariaHidden = 'true';
    badge.replaceChildren(number, made('span', 'unseen', t('chat.unread', { count })));
  }
}
