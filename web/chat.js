// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The chat: what people wrote, as plain text whatever it holds, and the line to write in.

import { rpc_error } from './signalling.js';
import { error_words, format_time, t } from './strings.js';
import { made, part, set_text } from './dom.js';

const MOST_CHARACTERS = 500;
const COUNT_FROM = 400;
/** A flood may pass, the page stays as small as this. */
const MOST_ROWS = 200;
/** The log is "at its end" when no more than this is below. */
const END_PIXELS = 48;

const ui = {
  scroll: part('chat-scroll', HTMLElement),
  log: part('chat-log', HTMLOListElement),
  empty: part('chat-empty', HTMLElement),
  note: part('chat-note', HTMLElement),
  form: part('chat-form', HTMLFormElement),
  text: part('chat-text', HTMLTextAreaElement),
  send: part('chat-send', HTMLButtonElement),
  left: part('chat-left', HTMLElement),
};

/** @typedef {import('./room.js').room} room */

export class chat {
  /** @param {Pick<import('./session.js').session, 'call'>} session @param {(count: number) => void} on_unread */
  constructor(session, on_unread) {
    this.session_ = session;
    this.on_unread_ = on_unread;
    /** @type {Map<string, HTMLLIElement>} rows by the message's id */
    this.rows_ = new Map();
    /** @type {Set<string>} messages that this person has not seen */
    this.unread_ = new Set();
    this.open_ = false;
    this.allowed_ = true;
    this.sending_ = false;
    this.first_ = true;
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send_();
    });
    ui.text.addEventListener('keydown', (event) => {
      // While an input method composes, Enter chooses a word.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.send_();
    });
    ui.text.addEventListener('input', () => this.show_left_());
  }

  /** @param {boolean} open whether the panel can be seen */
  set_open(open) {
    this.open_ = open;
    if (!open) return;
    this.unread_.clear();
    this.on_unread_(0);
    ui.scroll.scrollTop = ui.scroll.scrollHeight;
  }

  /** Moves the focus to the line. */
  focus() {
    (this.allowed_ || ui.scroll.hidden ? ui.text : ui.scroll).focus();
  }

  /** Another visit: its messages count from one again. */
  forget() {
    this.first_ = true;
    this.rows_.clear();
    ui.log.replaceChildren();
    ui.text.value = '';
    this.complain_('');
    this.show_left_();
    this.unread_.clear();
    this.on_unread_(0);
  }

  /** @param {room} room @param {string} me */
  show(room, me) {
    const messages = Object.entries(room.chat ?? {});
    messages.sort(([, a], [, b]) => a.at - b.at);
    const last = messages.slice(-MOST_ROWS);
    this.list_(last, me);
    ui.empty.hidden = last.length > 0;
    ui.scroll.hidden = last.length === 0;
    this.allow_(room.meeting?.chat !== false, room.participants?.[me]?.muted === true);
  }

  /** @param {[string, import('./room.js').message][]} messages @param {string} me */
  list_(messages, me) {
    const at_end = this.is_at_end_();
    const wanted = new Set(messages.map(([id]) => id));
    for (const [id, row] of this.rows_) {
      if (wanted.has(id)) continue;
      row.remove();
      this.rows_.delete(id);
      this.unread_.delete(id);
    }
    const fresh = document.createDocumentFragment();
    let own = false;
    for (const [id, message] of messages) {
      if (this.rows_.has(id)) continue;
      const mine = me !== '' && message.participant === me;
      own ||= mine;
      const row = row_of(message, mine);
      this.rows_.set(id, row);
      fresh.append(row);
      if (!this.open_ && !mine && !this.first_) this.unread_.add(id);
    }
    this.first_ = false;
    if (fresh.childNodes.length) {
      ui.log.append(fresh);
      // Who reads further up is left in peace.
      if (at_end || own) ui.scroll.scrollTop = ui.scroll.scrollHeight;
    }
    this.on_unread_(this.unread_.size);
  }

  /** @param {boolean} on @param {boolean} muted */
  allow_(on, muted) {
    this.allowed_ = on && !muted;
    ui.text.disabled = !this.allowed_;
    ui.send.disabled = !this.allowed_;
    ui.text.placeholder = this.allowed_ ? t('chat.label') : '';
    if (!on) return set_text(ui.note, t('chat.off'));
    if (muted) return set_text(ui.note, t('chat.muted'));
    if (ui.note.dataset.level !== 'error') set_text(ui.note, '');
  }

  async send_() {
    const text = ui.text.value.trim();
    if (!text || !this.allowed_ || this.sending_) return;
    this.sending_ = true;
    try {
      await this.session_.call('chat.send', { text });
      // Who has written on meanwhile keeps that.
      if (ui.text.value.trim() === text) ui.text.value = '';
      this.complain_('');
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      const refused = error.name === 'invalid_argument';
      this.complain_(refused ? t('chat.refused') : error_words(error));
    } finally {
      this.sending_ = false;
      this.show_left_();
    }
  }

  /** @param {string} text */
  complain_(text) {
    const at_end = this.is_at_end_();
    ui.note.dataset.level = text ? 'error' : 'info';
    set_text(ui.note, text);
    if (at_end) ui.scroll.scrollTop = ui.scroll.scrollHeight; // the note takes some of its height
  }

  is_at_end_() {
    const { scrollHeight, scrollTop, clientHeight } = ui.scroll;
    return scrollHeight - scrollTop - clientHeight <= END_PIXELS;
  }

  show_left_() {
    const length = ui.text.value.length;
    const shown = length >= COUNT_FROM;
    set_text(ui.left, shown ? t('chat.left', { count: MOST_CHARACTERS - length }) : '');
  }
}

/**
 * Who says it. Only a host has the badge, whatever a guest is called.
 * @param {import('./room.js').message} message @param {boolean} mine @returns {HTMLElement[]}
 */
function author_of({ name, role }, mine) {
  const called = mine ? t('chat.me') : name;
  const who = made('span', 'called', called);
  who.dir = 'auto';
  who.hidden = called === '';
  if (role !== 'host') return [who];
  const badge = made('span', 'badge by-host', t('room.host'));
  badge.title = t('chat.by_host');
  return [who, badge, made('span', 'unseen', t('chat.by_host'))];
}

/** @param {import('./room.js').message} message @param {boolean} mine */
function row_of(message, mine) {
  const { text, at } = message;
  const time = made('time', '', format_time(at));
  const words = made('p', 'said', text);
  words.dir = 'auto';
  const who = made('p', 'who', ...author_of(message, mine), time);
  const row = made('li', mine ? 'message mine' : 'message', who, words);
  return row;
}
