// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Cards for those who decide: who wants in, who wants to show, who is about to take over.

import { rpc_error } from './signalling.js';
import { error_words, format_names, isolated, t } from './strings.js';
import { made, part, set_text } from './dom.js';

const MOST_CARDS = 4;
const TICK_MS = 250;
/** The verbs of the box: docs/api.md. */
const CALLS = {
  lobby: { accept: 'lobby.accept', refuse: 'lobby.refuse', param: 'participant' },
  request: { accept: 'request.accept', refuse: 'request.refuse', param: 'request' },
  takeover: { accept: 'request.accept', refuse: 'request.refuse', param: 'request' },
};
/** Somebody else was faster. */
const ANSWERED = ['not_found', 'participant_not_found', 'share_not_found'];

const ui = {
  all: part('asks-part', HTMLElement),
  list: part('asks', HTMLUListElement),
  more: part('asks-more', HTMLElement),
};

/**
 * @typedef {import('./policy.js').card} card
 * @typedef {Pick<import('./session.js').session, 'call' | 'clock'>} wire
 * @typedef {{card: card, element: HTMLLIElement, text: HTMLElement, fault: HTMLElement}} shown
 */

export class asks {
  /** @param {wire} session */
  constructor(session) {
    this.session_ = session;
    /** @type {Map<string, shown>} by kind and id: a card that stays keeps its focus */
    this.shown_ = new Map();
    this.timer_ = 0;
    // Seen from the start, if empty: what comes with its region is not read out.
    ui.all.hidden = false;
  }

  /** @param {card[]} cards */
  show(cards) {
    const first = cards.slice(0, MOST_CARDS);
    const wanted = new Set(first.map(key_of));
    for (const [key, { element }] of this.shown_) {
      if (wanted.has(key)) continue;
      this.keep_focus_(element);
      element.remove();
      this.shown_.delete(key);
    }
    for (const card of first) {
      const known = this.shown_.get(key_of(card));
      if (known) known.card = card;
      else this.add_(card);
    }
    this.count_();
    const hidden = cards.length - first.length;
    set_text(ui.more, hidden > 0 ? t('ask.more', { count: hidden }) : '');
    clearInterval(this.timer_);
    const counting = first.some(({ kind }) => kind === 'takeover');
    if (counting) this.timer_ = Number(setInterval(() => this.count_(), TICK_MS));
  }

  /** @param {card} card */
  add_(card) {
    const text = made('p', 'ask-text');
    const fault = made('p', 'caption fault-line');
    fault.setAttribute('role', 'alert');
    fault.hidden = true;
    const row = made('div', 'row');
    if (card.may_accept) row.append(this.button_(card, 'accept', 'main'));
    if (card.may_refuse) row.append(this.button_(card, 'refuse', 'second'));
    const words = made('div', 'ask-words', text);
    if (card.label) {
      const label = made('p', 'caption ask-label', card.label);
      label.dir = 'auto';
      words.append(label);
    }
    words.append(fault);
    const element = made('li', 'ask', words, row);
    element.dataset.kind = card.kind;
    this.shown_.set(key_of(card), { card, element, text, fault });
    ui.list.append(element);
  }

  /** @param {card} card @param {'accept'|'refuse'} verb @param {string} kind */
  button_(card, verb, kind) {
    const key = card.kind === 'lobby' ? `ask.let_${verb}` : `ask.${verb}`;
    const button = made('button', kind, t(key));
    button.type = 'button';
    // Several cards have the same buttons: by ear each says whose it is.
    button.ariaLabel = `${t(key)}: ${card.name}`;
    button.addEventListener('click', () => void this.decide_(card, verb));
    return button;
  }

  /** @param {card} card @param {'accept'|'refuse'} verb */
  async decide_(card, verb) {
    const shown = this.shown_.get(key_of(card));
    if (!shown || shown.element.ariaBusy === 'true') return;
    shown.element.ariaBusy = 'true';
    const { [verb]: method, param } = CALLS[card.kind];
    try {
      await this.session_.call(method, { [param]: card.id });
      set_text(shown.fault, '');
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      const answered = ANSWERED.includes(error.name);
      set_text(shown.fault, answered ? t('ask.answered') : error_words(error));
    } finally {
      shown.element.ariaBusy = 'false';
    }
  }

  count_() {
    for (const { card, text } of this.shown_.values()) {
      const sentence = sentence_of(card, this.seconds_to_(card.ends_at));
      if (text.textContent !== sentence) text.textContent = sentence;
    }
  }

  /** @param {number} ends_at on the box */
  seconds_to_(ends_at) {
    if (!ends_at) return 0;
    return Math.max(Math.ceil((this.session_.clock.here(ends_at) - Date.now()) / 1000), 0);
  }

  /** A button that goes while it has the focus hands it on. @param {HTMLElement} element */
  keep_focus_(element) {
    if (!element.contains(document.activeElement)) return;
    const near = element.nextElementSibling ?? element.previousElementSibling;
    const next = near?.querySelector('button') ?? document.getElementById('room-title');
    next?.focus({ preventScroll: true });
  }
}

/** @param {card} card */
const key_of = ({ kind, id }) => `${kind} ${id}`;

/** @param {card} card @param {number} seconds */
export function sentence_of(card, seconds) {
  const name = isolated(card.name);
  if (card.kind !== 'takeover') return t(`ask.${card.kind}`, { name });
  if (card.others.length) {
    const other = format_names(card.others);
    return t('ask.takeover_other', { name, other, seconds });
  }
  return t('ask.takeover_mine', { name, seconds });
}
