// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Signing in, the first password, and another one.

import { count_down, part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { t } from '../strings.js';
import { say, told } from './told.js';

const LEAST = 8;

const ui = {
  sign_form: part('sign-form', HTMLFormElement),
  sign_note: part('sign-note', HTMLElement),
  sign_password: part('sign-password', HTMLInputElement),
  sign_error: part('sign-error', HTMLElement),
  sign_go: part('sign-go', HTMLButtonElement),
  sign_wait: part('sign-wait', HTMLElement),
  first_open: part('first-open', HTMLButtonElement),
  first_back: part('first-back', HTMLButtonElement),
  first_form: part('first-form', HTMLFormElement),
  first_code: part('first-code', HTMLInputElement),
  first_password: part('first-password', HTMLInputElement),
  first_repeat: part('first-repeat', HTMLInputElement),
  first_error: part('first-error', HTMLElement),
  first_go: part('first-go', HTMLButtonElement),
  first_wait: part('first-wait', HTMLElement),
  form: part('password-form', HTMLFormElement),
  current: part('password-current', HTMLInputElement),
  fresh: part('password-new', HTMLInputElement),
  repeat: part('password-repeat', HTMLInputElement),
  error: part('password-error', HTMLElement),
};

/** @param {HTMLElement} where @param {string} text @param {HTMLInputElement} [field] */
function complain(where, text, field) {
  set_text(where, text);
  for (const one of where.closest('form')?.querySelectorAll('input') ?? []) {
    if (one === field && text) one.setAttribute('aria-invalid', 'true');
    else one.removeAttribute('aria-invalid');
  }
  if (text) field?.focus();
}

/** Why these two are no password, "" when they are. @param {string} one @param {string} two */
function fault_of(one, two) {
  if (!one) return t('admin.missing');
  if ([...one].length < LEAST) return t('admin.too_short');
  return one === two ? '' : t('admin.not_same');
}

/** @param {HTMLButtonElement} button @param {HTMLElement} where @param {unknown} error */
function wait_after(button, where, error) {
  const ms = error instanceof rpc_error ? error.retry_after_ms : 0;
  if (!ms) return;
  button.disabled = true;
  const done = () => (button.disabled = false);
  count_down(where, Date.now() + ms, (seconds) => t('join.wait', { seconds }), done);
}

export class access {
  /**
   * @param {import('./api.js').api} api
   * @param {{show: (view: string) => void, enter: () => void}} page
   */
  constructor(api, page) {
    this.api_ = api;
    this.page_ = page;
    this.busy_ = false;
    /** @param {HTMLFormElement} form @param {() => Promise<void>} then */
    const on_submit = (form, then) => form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (this.busy_) return;
      this.busy_ = true;
      await then().finally(() => (this.busy_ = false));
    });
    on_submit(ui.sign_form, () => this.sign_in_());
    on_submit(ui.first_form, () => this.set_first_());
    on_submit(ui.form, () => this.change_());
    ui.first_open.addEventListener('click', () => this.ask_first_());
    ui.first_back.addEventListener('click', () => this.ask(''));
  }

  /** @param {string} why a sentence, "" for none */
  ask(why) {
    set_text(ui.sign_note, why);
    complain(ui.sign_error, '');
    ui.sign_password.value = '';
    this.page_.show('sign');
    ui.sign_password.focus();
  }

  ask_first_() {
    complain(ui.first_error, '');
    this.page_.show('first');
    ui.first_code.focus();
  }

  async sign_in_() {
    const password = ui.sign_password.value;
    if (ui.sign_go.disabled) return;
    if (!password) return complain(ui.sign_error, t('admin.missing'), ui.sign_password);
    try {
      await this.api_.sign_in(password);
      ui.sign_password.value = '';
      set_text(ui.sign_note, '');
      this.page_.enter();
    } catch (error) {
      if (error instanceof rpc_error && error.name === 'not_found') return this.ask_first_();
      complain(ui.sign_error, told(error), ui.sign_password);
      ui.sign_password.select();
      wait_after(ui.sign_go, ui.sign_wait, error);
    }
  }

  async set_first_() {
    const code = ui.first_code.value.normalize('NFKC').replace(/[\s-]/g, '');
    const password = ui.first_password.value;
    if (ui.first_go.disabled) return;
    if (!code) return complain(ui.first_error, t('admin.missing'), ui.first_code);
    const fault = fault_of(password, ui.first_repeat.value);
    if (fault) return complain(ui.first_error, fault, ui.first_password);
    try {
      await this.api_.call('PUT', '/password', { password, current: code });
      await this.api_.sign_in(password);
      ui.first_form.reset();
      this.page_.enter();
    } catch (error) {
      const wrong = error instanceof rpc_error && error.name === 'wrong_password';
      complain(ui.first_error, wrong ? t('admin.wrong_setup') : told(error), ui.first_code);
      wait_after(ui.first_go, ui.first_wait, error);
    }
  }

  async change_() {
    const password = ui.fresh.value;
    const fault = fault_of(password, ui.repeat.value);
    if (fault) return complain(ui.error, fault, ui.fresh);
    try {
      await this.api_.call('PUT', '/password', { password, current: ui.current.value });
      await this.api_.sign_in(password); // the change ended this session too
      ui.form.reset();
      complain(ui.error, '');
      this.page_.enter();
      say(t('password.done'));
    } catch (error) {
      complain(ui.error, told(error), ui.current);
    }
  }
}
