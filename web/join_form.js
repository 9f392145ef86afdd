// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Name and PIN. The PIN comes from the keyboard only: no address, cookie or storage is asked.

import { rpc_error } from './signalling.js';
import { device_memory } from './storage.js';
import { error_words, t } from './strings.js';
import { count_down, set_text, show_join_error, ui } from './views.js';

const NAME_KEY = 'tessera.name';
/** Errors that the field of the PIN has to do with. */
const ABOUT_PIN = ['wrong_pin', 'pin_changed', 'too_many_attempts', 'pin_required'];

export class join_form {
  /**
   * @param {import('./session.js').session} session
   * @param {(error: rpc_error) => void} on_blocked the host does not let this one back in
   */
  constructor(session, on_blocked) {
    this.session_ = session;
    this.on_blocked_ = on_blocked;
    this.busy_ = false;
    this.waiting_until_ = 0;
    this.stop_count_ = () => {};
    /** Pressed while there was no connection: sent as soon as there is one. */
    this.pressed_ = false;
    ui.name.value = device_memory.get(NAME_KEY);
    ui.pin.addEventListener('input', () => {
      const digits = ui.pin.value.normalize('NFKC').replace(/\D/g, '');
      if (digits !== ui.pin.value) ui.pin.value = digits;
    });
    ui.join_form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit_();
    });
    this.show_();
  }

  /** The box wants to know who comes. @param {rpc_error | null} why an earlier visit ended */
  must_join(why) {
    ui.pin_field.hidden = !this.session_.hello?.pin_required;
    if (why) this.show_error_(why);
    if (this.pressed_) {
      this.pressed_ = false;
      this.busy_ = false;
      void this.submit_();
    }
  }

  joined() {
    ui.pin.value = '';
    set_text(ui.join_note, '');
    show_join_error(null, '');
    this.stop_count_();
    this.waiting_until_ = 0;
    this.show_();
  }

  /** @param {string} text */
  note(text) {
    set_text(ui.join_note, text);
  }

  async submit_() {
    const name = ui.name.value.trim();
    const pin = ui.pin_field.hidden ? '' : ui.pin.value;
    if (this.busy_ || Date.now() < this.waiting_until_) return;
    set_text(ui.join_note, '');
    if (!name) return show_join_error(ui.name, t('join.name_missing'));
    if (!ui.pin_field.hidden && !pin) return show_join_error(ui.pin, t('join.pin_missing'));
    show_join_error(null, '');
    this.busy_ = true;
    this.show_();
    try {
      await this.session_.join(name, pin);
      device_memory.set(NAME_KEY, name);
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      if (error.name === 'closed') {
        this.pressed_ = true;
        this.session_.open();
        return;
      }
      this.show_error_(error);
    } finally {
      this.busy_ = this.pressed_;
      this.show_();
    }
  }

  /** @param {rpc_error} error */
  show_error_(error) {
    if (error.name === 'blocked') return this.on_blocked_(error);
    if (error.name === 'pin_required') ui.pin_field.hidden = false;
    const about_pin = ABOUT_PIN.includes(error.name);
    if (about_pin) ui.pin.value = '';
    const field = about_pin ? ui.pin : error.name === 'invalid_argument' ? ui.name : null;
    show_join_error(field, error_words(error));
    if (error.retry_after_ms > 0) this.wait_(error.retry_after_ms);
  }

  /** @param {number} ms */
  wait_(ms) {
    this.stop_count_();
    this.waiting_until_ = Date.now() + ms;
    this.stop_count_ = count_down(
      ui.join_wait,
      this.waiting_until_,
      (seconds) => t('join.wait', { seconds }),
      () => this.show_(),
    );
    this.show_();
  }

  show_() {
    const waiting = Date.now() < this.waiting_until_;
    // aria-disabled keeps the focus on the button while it cannot be used.
    ui.join.ariaDisabled = String(waiting || this.busy_);
    ui.join.textContent = t(this.busy_ ? 'join.joining' : 'join.button');
  }
}
