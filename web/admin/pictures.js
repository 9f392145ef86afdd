// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Wallpaper and logo: what is there, and another one, looked at before it is sent.

import { made, part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { format_number, t } from '../strings.js';
import { say, told } from './told.js';

/** As the box has them (docs/api.md): who chooses a file hears of them before the upload. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_PIXELS = 16e6;
const TYPES = ['image/png', 'image/jpeg'];
const NAMES = ['wallpaper', 'logo'];

/**
 * @param {File} file
 * @returns {Promise<string>} a sentence, "" when it can be sent
 */
async function fault_of(file) {
  if (!TYPES.includes(file.type)) return t('picture.type');
  const size = format_number(file.size / 1024 / 1024);
  if (file.size > MOST_BYTES) return t('picture.large', { size });
  try {
    const { width, height } = await size_of(file);
    return width * height > MOST_PIXELS ? t('picture.pixels', { width, height }) : '';
  } catch {
    return t('picture.damaged');
  }
}

/** @param {File} file */
async function size_of(file) {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}

class picture {
  /** @param {import('./api.js').api} api @param {string} name */
  constructor(api, name) {
    this.api_ = api;
    this.name_ = name;
    this.url_ = '';
    /** Counts what is shown one after the other: an answer that comes late is not put over it. */
    this.turn_ = 0;
    /** @type {File | null} */
    this.file_ = null;
    this.image_ = made('img', '');
    this.image_.alt = t(`picture.${name}`);
    this.none_ = made('span', 'caption', t('picture.none'));
    this.frame_ = made('div', 'picture-frame', this.image_, this.none_);
    this.frame_.dataset.name = name;
    this.status_ = made('p', 'caption quiet-line');
    this.fault_ = made('p', 'fault');
    this.fault_.role = 'alert';
    this.input_ = made('input', 'unseen');
    this.input_.type = 'file';
    this.input_.accept = TYPES.join(',');
    this.input_.id = `picture-${name}`;
    const choose = made('label', 'button-label', this.input_, t('picture.choose'));
    this.upload_ = this.button_('main', 'picture.upload', () => this.send_());
    this.clear_ = this.button_('second', 'picture.clear', () => this.remove_());
    this.input_.addEventListener('change', () => void this.chosen_());
    const limits = made('p', 'caption', t('picture.limits'));
    const row = made('div', 'row', choose, this.upload_, this.clear_);
    const title = made('h2', 'title', t(`picture.${name}`));
    const parts = [title, limits, this.frame_, this.status_, this.fault_, row];
    this.element = made('section', 'sheet card', ...parts);
    this.look_('', '');
  }

  /** @param {string} kind @param {string} key @param {() => Promise<void>} then */
  button_(kind, key, then) {
    const button = made('button', kind, t(key));
    button.type = 'button';
    button.ariaLabel = t('desk.of', { action: t(key), name: t(`picture.${this.name_}`) });
    button.addEventListener('click', () => void then().catch((error) => this.fail_(error)));
    return button;
  }

  async load() {
    const turn = ++this.turn_;
    set_text(this.fault_, '');
    try {
      const response = await this.api_.fetch('GET', `/images/${this.name_}`);
      const picture = await response.blob();
      if (turn !== this.turn_) return;
      this.look_(URL.createObjectURL(picture), '');
      this.clear_.hidden = false;
    } catch (error) {
      if (turn !== this.turn_) return;
      this.look_('', '');
      if (!(error instanceof rpc_error && error.name === 'not_found')) this.fail_(error);
    }
  }

  /** @param {string} url @param {string} status */
  look_(url, status) {
    if (this.url_) URL.revokeObjectURL(this.url_);
    this.url_ = url;
    this.image_.hidden = !url;
    if (url) this.image_.src = url;
    this.none_.hidden = url !== '';
    set_text(this.status_, status);
    this.upload_.hidden = true;
    this.clear_.hidden = true;
    this.file_ = null;
  }

  async chosen_() {
    const file = this.input_.files?.[0];
    this.input_.value = '';
    if (!file) return;
    const fault = await fault_of(file);
    set_text(this.fault_, fault);
    if (fault) return;
    this.turn_ += 1;
    this.look_(URL.createObjectURL(file), t('picture.preview'));
    this.file_ = file;
    this.upload_.hidden = false;
    this.upload_.focus();
  }

  async send_() {
    const file = this.file_;
    if (!file) return;
    const headers = { 'Content-Type': file.type };
    await this.api_.fetch('PUT', `/images/${this.name_}`, { headers, body: file });
    await this.load();
    say(t('picture.done'));
  }

  async remove_() {
    await this.api_.call('DELETE', `/images/${this.name_}`);
    await this.load();
  }

  /** @param {unknown} error */
  fail_(error) {
    const known = error instanceof rpc_error ? error.name : '';
    const key = { unsupported_type: 'picture.type', parse_error: 'picture.damaged' }[known];
    set_text(this.fault_, key ? t(key) : told(error));
  }
}

export class pictures {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.all_ = NAMES.map((name) => new picture(api, name));
    part('part-pictures', HTMLElement).append(...this.all_.map(({ element }) => element));
  }

  /** @param {boolean} open */
  show(open) {
    if (open) for (const one of this.all_) void one.load();
  }
}
