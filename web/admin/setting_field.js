// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// One option as a field: made from what settings.get says of it.

import { made, set_text } from '../dom.js';
import { t } from '../strings.js';
import { limits_of, read_field, text_of, title_of } from './setting_rules.js';

/** @typedef {import('./setting_rules.js').option} option */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} input */

export class setting_field {
  /**
   * @param {option} option
   * @param {{changed: () => void, reset: (key: string) => void}} on
   */
  constructor(option, on) {
    this.option = option;
    const id = `set-${option.key.replace(/[^a-z0-9_-]/gi, '-')}`;
    this.input_ = control_of(option);
    this.input_.id = id;
    this.input_.disabled = !option.writable;
    this.input_.setAttribute('aria-describedby', `${id}-help ${id}-fault`);
    this.first_ = this.given_();
    this.fault_ = made('p', 'field-fault');
    this.fault_.id = `${id}-fault`;
    this.fault_.hidden = true;
    const label = made('label', '', title_of(option.key));
    label.htmlFor = id;
    label.lang = 'en';
    const key = made('code', 'set-key', option.key);
    const head = made('div', 'set-head', label, ...badges_of(option), key);
    const help = made('p', 'caption set-help', option.help);
    help.id = `${id}-help`;
    help.lang = 'en';
    help.dir = 'ltr';
    const limits = made('p', 'caption set-limits', limits_of(option));
    limits.hidden = limits.textContent === '';
    const foot = made('div', 'set-foot', limits);
    if (!option.writable) foot.append(made('p', 'caption', t('set.locked')));
    if (option.at_restart !== undefined) {
      const value = text_of(option.value);
      foot.append(made('p', 'caption waits', t('set.at_restart', { value })));
    }
    if (option.source === 'override') {
      const reset = made('button', 'link', t('set.reset'));
      reset.type = 'button';
      reset.ariaLabel = t('desk.of', { action: t('set.reset'), name: option.key });
      reset.addEventListener('click', () => on.reset(option.key));
      foot.append(reset);
    }
    const control = option.type === 'boolean'
      ? made('span', 'switch-line', this.input_, made('span', 'caption', t('set.on')))
      : this.input_;
    this.element = made('div', 'set', head, help, control, this.fault_, foot);
    this.input_.addEventListener('input', () => {
      this.element.dataset.changed = String(this.is_changed);
      this.complain('');
      on.changed();
    });
  }

  given_() {
    const { input_: input } = this;
    const is_switch = input instanceof HTMLInputElement && input.type === 'checkbox';
    return is_switch ? input.checked : input.value;
  }

  get is_changed() {
    return this.given_() !== this.first_;
  }

  /** @returns {import('./setting_rules.js').reading} */
  read() {
    return read_field(this.option, this.given_());
  }

  /** @param {string} text */
  complain(text) {
    set_text(this.fault_, text);
    if (text) this.input_.setAttribute('aria-invalid', 'true');
    else this.input_.removeAttribute('aria-invalid');
  }

  focus() {
    this.input_.focus();
  }

  /** @param {string} wanted small letters @returns {boolean} */
  fits(wanted) {
    const { key, help } = this.option;
    return `${key} ${title_of(key)} ${help}`.toLowerCase().includes(wanted);
  }
}

/** @param {option} option @returns {input} */
function control_of(option) {
  const { type, choices = [] } = option;
  const value = option.at_restart ?? option.value; // what was set last
  if (type === 'choice') {
    const list = made('select', '', ...choices.map((choice) => {
      const one = made('option', '', choice);
      one.value = choice;
      return one;
    }));
    list.value = value;
    return list;
  }
  if (type === 'list') {
    const lines = made('textarea', '');
    lines.rows = Math.min(Math.max(value.length + 1, 2), 6);
    lines.value = text_of(value);
    lines.spellcheck = false;
    return lines;
  }
  const field = made('input', '');
  if (type === 'boolean') {
    field.type = 'checkbox';
    field.checked = value;
    return field;
  }
  // Not type=number: that gives an empty text for what is no number.
  field.type = 'text';
  field.inputMode = type === 'integer' ? 'numeric' : type === 'number' ? 'decimal' : 'text';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.dir = 'auto';
  field.value = text_of(value);
  return field;
}

/** @param {option} option */
function badges_of({ source, change }) {
  const from = made('span', 'mark', t(`set.${source}`));
  from.dataset.source = source;
  const when = made('span', 'mark', t(`set.${change}`));
  when.dataset.change = change;
  return [from, when];
}
