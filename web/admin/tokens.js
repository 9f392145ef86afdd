// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Bearer tokens: the list, a new one (told once), and the end of one.

import { made, part, set_text } from '../dom.js';
import { t } from '../strings.js';
import { format_date } from './dates.js';
import { say, told } from './told.js';

const ui = {
  list: part('tokens', HTMLUListElement),
  none: part('tokens-none', HTMLElement),
  made: part('token-made', HTMLElement),
  text: part('token-text', HTMLElement),
  copy: part('token-copy', HTMLButtonElement),
  form: part('token-form', HTMLFormElement),
  name: part('token-name', HTMLInputElement),
  role: part('token-role', HTMLSelectElement),
  error: part('token-error', HTMLElement),
};

export class tokens {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.make_();
    });
    ui.copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(ui.text.textContent ?? '');
        ui.copy.textContent = t('token.copied');
      } catch {
        getSelection()?.selectAllChildren(ui.text); // not allowed here: by hand
      }
    });
  }

  /** @param {boolean} open */
  show(open) {
    ui.made.hidden = true;
    ui.text.textContent = '';
    if (open) void this.load_();
  }

  async load_() {
    try {
      const { tokens: all } = await this.api_.call('GET', '/tokens');
      ui.list.replaceChildren(...all.map((/** @type {any} */ one) => this.row_(one)));
      ui.list.hidden = all.length === 0;
      ui.none.hidden = all.length > 0;
    } catch (error) {
      say(told(error), 'error');
    }
  }

  /** @param {any} token */
  row_({ id, name, role, created_at, used_at }) {
    const times = [
      t(`token.${role}`),
      t('token.made', { time: format_date(created_at) }),
      used_at ? t('token.used', { time: format_date(used_at) }) : t('token.unused'),
    ];
    const about = made('small', '', times.join(' · '));
    const words = made('span', 'words', made('bdi', 'called', name), about);
    const revoke = made('button', 'quiet danger', t('token.revoke'));
    revoke.type = 'button';
    revoke.ariaLabel = t('desk.of', { action: t('token.revoke'), name });
    revoke.addEventListener('click', async () => {
      try {
        await this.api_.call('DELETE', `/tokens/${encodeURIComponent(id)}`);
      } catch (error) {
        say(told(error), 'error');
      }
      await this.load_();
      ui.name.focus();
    });
    return made('li', '', words, revoke);
  }

  async make_() {
    const name = ui.name.value.trim();
    if (!name) return set_text(ui.error, t('admin.missing'));
    try {
      const { token } = await this.api_.call('POST', '/tokens', { name, role: ui.role.value });
      set_text(ui.error, '');
      ui.form.reset();
      ui.text.textContent = token;
      ui.copy.textContent = t('token.copy');
      ui.made.hidden = false;
      ui.copy.focus();
      await this.load_();
    } catch (error) {
      set_text(ui.error, told(error));
    }
  }
}
