// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// All settings, made from what the box says of them; what was changed is saved together.

import { made, part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { t } from '../strings.js';
import { group_of, title_of } from './setting_rules.js';
import { setting_field } from './setting_field.js';
import { say, told } from './told.js';

const ui = {
  form: part('set-form', HTMLFormElement),
  search: part('set-search', HTMLInputElement),
  nothing: part('set-nothing', HTMLElement),
  bar: part('save-bar', HTMLElement),
  text: part('save-text', HTMLElement),
  discard: part('set-discard', HTMLButtonElement),
};

export class settings {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    /** @type {setting_field[]} */
    this.fields_ = [];
    this.busy_ = false;
    ui.search.placeholder = t('set.search');
    ui.search.addEventListener('input', () => this.filter_());
    ui.discard.addEventListener('click', () => void this.load());
    ui.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.save_();
    });
  }

  get has_changes() {
    return this.fields_.some((field) => field.is_changed);
  }

  /** @param {boolean} open */
  show(open) {
    if (open && !this.has_changes) void this.load();
  }

  async load() {
    try {
      const { options } = await this.api_.call('GET', '/settings');
      this.build_(options);
    } catch (error) {
      say(told(error), 'error');
    }
  }

  /** @param {import('./setting_rules.js').option[]} options */
  build_(options) {
    const on = {
      changed: () => this.count_(),
      reset: (/** @type {string} */ key) => void this.reset_(key),
    };
    this.fields_ = options.map((option) => new setting_field(option, on));
    /** @type {Map<string, setting_field[]>} */
    const groups = new Map();
    for (const field of this.fields_) {
      const group = group_of(field.option.key);
      groups.set(group, [...(groups.get(group) ?? []), field]);
    }
    ui.form.replaceChildren(...[...groups].map(([group, fields]) => {
      const title = made('h2', 'title', title_of(group || 'general'));
      title.lang = 'en';
      return made('section', 'sheet set-group', title, ...fields.map(({ element }) => element));
    }));
    this.filter_();
    this.count_();
  }

  filter_() {
    const wanted = ui.search.value.trim().toLowerCase();
    for (const field of this.fields_) field.element.hidden = !field.fits(wanted);
    for (const group of ui.form.querySelectorAll('section')) {
      group.hidden = !group.querySelector('.set:not([hidden])');
    }
    ui.nothing.hidden = this.fields_.some(({ element }) => !element.hidden);
  }

  count_() {
    const count = this.fields_.filter((field) => field.is_changed).length;
    ui.bar.hidden = count === 0;
    set_text(ui.text, t('set.changed', { count }));
  }

  async save_() {
    const changed = this.fields_.filter((field) => field.is_changed);
    if (this.busy_ || !changed.length) return;
    const read = changed.map((field) => ({ field, ...field.read() }));
    const wrong = read.filter(({ fault }) => fault);
    for (const { field, fault } of read) field.complain(fault);
    if (wrong.length) return this.refuse_(wrong.map(({ field }) => field));
    this.busy_ = true;
    const values = Object.fromEntries(read.map(({ field, value }) => [field.option.key, value]));
    try {
      this.done_(await this.api_.call('PATCH', '/settings', { values }));
      await this.load();
    } catch (error) {
      this.blame_(changed, error);
    } finally {
      this.busy_ = false;
    }
  }

  /**
   * The box names the key of what it refuses.
   * @param {setting_field[]} changed @param {unknown} error
   */
  blame_(changed, error) {
    const text = told(error);
    const refused = error instanceof rpc_error && error.name !== 'closed';
    const named = refused ? changed.filter(({ option }) => text.includes(option.key)) : [];
    for (const field of named) field.complain(text);
    if (named.length) this.refuse_(named);
    else say(text, 'error');
  }

  /** @param {setting_field[]} fields */
  refuse_(fields) {
    ui.search.value = '';
    this.filter_();
    set_text(ui.text, t('set.faults', { count: fields.length }));
    fields[0].focus();
  }

  /** @param {{restart: string[]}} answer */
  done_({ restart }) {
    say(restart.length ? t('set.saved_restart', { keys: restart.join(', ') }) : t('set.saved'));
  }

  /** @param {string} key */
  async reset_(key) {
    try {
      this.done_(await this.api_.call('POST', '/settings/reset', { keys: [key] }));
      await this.load();
    } catch (error) {
      say(told(error), 'error');
    }
  }
}
