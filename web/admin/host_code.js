// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The code that makes somebody a host, for whoever opens the host's page next. Unseen until asked for.

import { part, set_text } from '../dom.js';
import { t } from '../strings.js';
import { say, told } from './told.js';

const ui = {
  show: part('host-code-show', HTMLButtonElement),
  code: part('host-code', HTMLOutputElement),
};

export class host_code {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    this.open_ = false;
    ui.show.addEventListener('click', () => void this.turn_());
  }

  /** @param {boolean} open */
  show(open) {
    this.open_ = open;
    this.say_('');
  }

  async turn_() {
    if (ui.code.textContent) return this.say_('');
    try {
      const { code } = await this.api_.call('GET', '/host-code');
      if (this.open_) this.say_(code);
    } catch (error) {
      say(told(error), 'error');
    }
  }

  /** @param {string} code */
  say_(code) {
    set_text(ui.code, code);
    ui.show.textContent = t(code ? 'now.host_code_hide' : 'now.host_code');
  }
}
