// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What is wrong with the configuration file as it stands on the disk, before a restart finds out.

import { made, part, set_text } from '../dom.js';
import { t } from '../strings.js';
import { say, told } from './told.js';

const ui = {
  check: part('check', HTMLButtonElement),
  result: part('check-result', HTMLElement),
  text: part('check-text', HTMLElement),
  faults: part('check-faults', HTMLOListElement),
  over: part('check-over', HTMLElement),
};

/** @typedef {{file: string, line: number, column: number, text: string}} fault */

export class config_check {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    ui.check.addEventListener('click', () => void this.ask_());
  }

  show() {
    ui.result.hidden = true; // another look, another check
  }

  async ask_() {
    ui.check.disabled = true;
    try {
      show_check(await this.api_.call('POST', '/config/check', {}));
    } catch (error) {
      say(told(error), 'error');
    } finally {
      ui.check.disabled = false;
    }
  }
}

/** @param {{path: string, faults: fault[], overridden: string[]}} answer */
function show_check({ path, faults, overridden }) {
  ui.result.hidden = false;
  ui.result.dataset.good = String(faults.length === 0);
  set_text(ui.text, faults.length
    ? t('check.faults', { count: faults.length, file: path })
    : t('check.good', { file: path }));
  ui.faults.replaceChildren(...faults.map(row_of));
  ui.faults.hidden = faults.length === 0;
  set_text(ui.over, overridden.length ? t('check.over', { keys: overridden.join(', ') }) : '');
}

/** @param {fault} one line 0: of no line in particular */
function row_of({ line, column, text }) {
  const place = line ? [made('b', '', `${line}:${column}`), ' '] : [];
  const row = made('li', '', ...place, text);
  row.lang = 'en';
  row.dir = 'ltr';
  return row;
}
