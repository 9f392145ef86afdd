// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The certificate in use, and another one.

import { part, set_text } from '../dom.js';
import { t } from '../strings.js';
import { format_date } from './dates.js';
import { say, show_pairs, told } from './told.js';

const MOST_CHARACTERS = 64 * 1024;

const ui = {
  expired: part('cert-expired', HTMLElement),
  pairs: part('cert-pairs', HTMLDListElement),
  reset: part('cert-reset', HTMLButtonElement),
  form: part('cert-form', HTMLFormElement),
  file: part('cert-file', HTMLInputElement),
  key: part('cert-key', HTMLInputElement),
  error: part('cert-error', HTMLElement),
};

export class certificate {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.upload_();
    });
    ui.reset.addEventListener('click', async () => {
      try {
        describe(await api.call('DELETE', '/certificate'));
        say(t('cert.done'));
      } catch (error) {
        say(told(error), 'error');
      }
    });
  }

  /** @param {boolean} open */
  async show(open) {
    if (!open) return;
    try {
      describe(await this.api_.call('GET', '/certificate'));
    } catch (error) {
      say(told(error), 'error');
    }
  }

  async upload_() {
    const files = [ui.file.files?.[0], ui.key.files?.[0]];
    if (!files[0] || !files[1]) return set_text(ui.error, t('cert.both'));
    const texts = [];
    for (const file of /** @type {File[]} */ (files)) {
      const text = file.size > MOST_CHARACTERS ? '' : await file.text();
      const { name } = file;
      if (!text.includes('-----BEGIN ')) return set_text(ui.error, t('cert.pem', { name }));
      texts.push(text);
    }
    const pair = { certificate: texts[0], key: texts[1] };
    try {
      describe(await this.api_.call('PUT', '/certificate', pair));
      ui.form.reset();
      set_text(ui.error, '');
      say(t('cert.done'));
    } catch (error) {
      set_text(ui.error, told(error));
    }
  }
}

/** @param {any} info */
function describe(info) {
  ui.expired.hidden = !info.expired;
  ui.reset.hidden = info.source !== 'uploaded';
  show_pairs(ui.pairs, [
    [t('cert.source'), t(`cert.${info.source}`)],
    [t('cert.subject'), info.subject],
    [t('cert.names'), [...info.names, ...info.addresses].join(', ')],
    [t('cert.until'), format_date(info.not_after)],
    [t('cert.fingerprint'), info.fingerprint],
  ]);
}
