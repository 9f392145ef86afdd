// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Devices that plugins know again: the list, and the end of one after a question.

import { made, part, set_text } from '../dom.js';
import { isolated, t } from '../strings.js';
import { format_date } from './dates.js';
import { say, told } from './told.js';

const ui = {
  title: part('devices-title', HTMLElement),
  list: part('devices', HTMLUListElement),
  none: part('devices-none', HTMLElement),
  dialog: part('forget-dialog', HTMLDialogElement),
  form: part('forget-form', HTMLFormElement),
  question: part('forget-title', HTMLElement),
  error: part('forget-error', HTMLElement),
  cancel: part('forget-cancel', HTMLButtonElement),
};

export class devices {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    this.device_ = '';
    ui.cancel.addEventListener('click', () => ui.dialog.close());
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.forget_();
    });
  }

  /** @param {boolean} open */
  show(open) {
    ui.dialog.close();
    if (open) void this.load_();
  }

  async load_() {
    try {
      const { devices: all } = await this.api_.call('GET', '/devices');
      ui.list.replaceChildren(...all.map((/** @type {any} */ one) => this.row_(one)));
      ui.list.hidden = all.length === 0;
      ui.none.hidden = all.length > 0;
    } catch (error) {
      say(told(error), 'error');
    }
  }

  /** @param {any} device */
  row_({ id, name, door, since, last_seen }) {
    const called = name || t('device.nameless');
    const paired = made('small', '', `${door} · ${t('device.since', { time: format_date(since) })}`);
    const seen = made('small', '', t('device.seen', { time: format_date(last_seen) }));
    const words = made('span', 'words', made('bdi', 'called', called), paired, seen);
    const remove = made('button', 'quiet danger', t('device.forget'));
    remove.type = 'button';
    remove.ariaLabel = t('desk.of', { action: t('device.forget'), name: called });
    remove.addEventListener('click', () => this.ask_(id, called));
    return made('li', '', words, remove);
  }

  /** @param {string} id @param {string} name */
  ask_(id, name) {
    this.device_ = id;
    set_text(ui.error, '');
    ui.question.textContent = t('device.question', { name: isolated(name) });
    ui.dialog.showModal();
    ui.cancel.focus(); // Enter alone removes nothing
  }

  async forget_() {
    try {
      await this.api_.call('DELETE', `/devices/${encodeURIComponent(this.device_)}`);
      ui.dialog.close();
      await this.load_();
      ui.title.focus();
    } catch (error) {
      set_text(ui.error, told(error));
    }
  }
}
