// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The host code: what makes this page a host's.

import { count_down, part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { t } from '../strings.js';
import { told } from './acts.js';

const ui = {
  form: part('code-form', HTMLFormElement),
  code: part('code', HTMLInputElement),
  note: part('code-note', HTMLElement),
  error: part('code-error', HTMLElement),
  go: part('code-go', HTMLButtonElement),
  wait: part('code-wait', HTMLElement),
};

export class code_form {
  /** @param {import('./host_session.js').host_session} session */
  constructor(session) {
    this.session_ = session;
    this.busy_ = false;
    this.stop_count_ = () => {};
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit_();
    });
  }

  /** @param {string} why a sentence, "" for none */
  ask(why) {
    set_text(ui.note, why);
    ui.code.value = '';
    ui.code.focus();
  }

  async submit_() {
    const code = ui.code.value.normalize('NFKC').replace(/[\s-]/g, '');
    if (this.busy_ || ui.go.disabled) return;
    if (!code) return this.complain_(t('host.missing'));
    this.busy_ = true;
    try {
      await this.session_.prove(code);
      ui.code.value = '';
      this.complain_('');
    } catch (error) {
      this.complain_(told(error));
      if (error instanceof rpc_error && error.retry_after_ms > 0) this.wait_(error.retry_after_ms);
      ui.code.select();
    } finally {
      this.busy_ = false;
    }
  }

  /** @param {number} ms */
  wait_(ms) {
    this.stop_count_();
    ui.go.disabled = true;
    const done = () => (ui.go.disabled = false);
    const sentence = (/** @type {number} */ seconds) => t('join.wait', { seconds });
    this.stop_count_ = count_down(ui.wait, Date.now() + ms, sentence, done);
  }

  /** @param {string} text */
  complain_(text) {
    set_text(ui.error, text);
    if (text) ui.code.setAttribute('aria-invalid', 'true');
    else ui.code.removeAttribute('aria-invalid');
    if (text) ui.code.focus();
  }
}
