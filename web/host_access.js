// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// "I am the host": the host code, and the way to the host's page.

import { rpc_error } from './signalling.js';
import { error_words, t } from './strings.js';
import { part, set_text } from './views.js';

const ui = {
  open: part('host-open', HTMLButtonElement),
  page: part('host-page', HTMLAnchorElement),
  dialog: part('host-dialog', HTMLDialogElement),
  form: part('host-form', HTMLFormElement),
  code: part('host-code', HTMLInputElement),
  error: part('host-error', HTMLElement),
  cancel: part('host-cancel', HTMLButtonElement),
};

export class host_access {
  /** @param {import('./session.js').session} session */
  constructor(session) {
    this.session_ = session;
    this.busy_ = false;
    ui.open.addEventListener('click', () => this.ask_());
    ui.cancel.addEventListener('click', () => ui.dialog.close());
    ui.dialog.addEventListener('close', () => (ui.code.value = ''));
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit_();
    });
  }

  show() {
    const host = this.session_.is_host;
    ui.open.hidden = host;
    ui.page.hidden = !host;
  }

  /** The visit is over, and with it every question. */
  close() {
    if (ui.dialog.open) ui.dialog.close();
  }

  ask_() {
    this.complain_('');
    ui.dialog.showModal();
    ui.code.focus();
  }

  async submit_() {
    const code = ui.code.value.normalize('NFKC').replace(/[\s-]/g, '');
    if (this.busy_) return;
    if (!code) return this.complain_(t('host.missing'));
    this.busy_ = true;
    try {
      await this.session_.open_host(code);
      ui.dialog.close();
      this.show();
      ui.page.focus();
    } catch (error) {
      if (!(error instanceof rpc_error)) throw error;
      const wait = error.name === 'too_many_attempts';
      this.complain_(wait ? t('host.too_many') : error_words(error));
      ui.code.select();
    } finally {
      this.busy_ = false;
    }
  }

  /** @param {string} text */
  complain_(text) {
    set_text(ui.error, text);
    if (text) ui.code.setAttribute('aria-invalid', 'true');
    else ui.code.removeAttribute('aria-invalid');
  }
}
