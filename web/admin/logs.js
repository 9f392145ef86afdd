// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The log of the last hour, the support bundle, and the figures as Prometheus reads them.

import { made, part, set_text } from '../dom.js';
import { t } from '../strings.js';
import { say, told } from './told.js';

/** The newest ones; more would make the page slow. */
const MOST_LINES = 2000;

const ui = {
  level: part('log-level', HTMLSelectElement),
  filter: part('log-filter', HTMLInputElement),
  refresh: part('log-refresh', HTMLButtonElement),
  lines: part('log-lines', HTMLOListElement),
  count: part('log-count', HTMLElement),
  bundle: part('bundle', HTMLButtonElement),
  figures: part('figures', HTMLButtonElement),
};

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export class logs {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    /** @type {{at: number, level: string, topic: string, text: string}[]} */
    this.all_ = [];
    ui.level.addEventListener('change', () => void this.load_());
    ui.refresh.addEventListener('click', () => void this.load_());
    ui.filter.addEventListener('input', () => this.list_());
    ui.bundle.addEventListener('click', () => void this.download_(ui.bundle, 'tessera.tar.gz',
      () => this.api_.fetch('GET', '/support-bundle')));
    ui.figures.addEventListener('click', () => void this.download_(ui.figures, 'tessera-metrics.txt',
      () => this.api_.fetch('GET', '/metrics')));
  }

  /** @param {boolean} open */
  show(open) {
    if (open) void this.load_();
  }

  async load_() {
    try {
      this.all_ = (await this.api_.call('GET', `/logs?minutes=60&level=${ui.level.value}`)).lines;
      this.list_();
      ui.lines.scrollTop = ui.lines.scrollHeight;
    } catch (error) {
      say(told(error), 'error');
    }
  }

  list_() {
    const wanted = ui.filter.value.trim().toLowerCase();
    const fit = this.all_.filter(({ topic, text }) =>
      `${topic} ${text}`.toLowerCase().includes(wanted));
    ui.lines.replaceChildren(...fit.slice(-MOST_LINES).map(row_of));
    ui.lines.hidden = fit.length === 0;
    set_text(ui.count, fit.length ? t('log.count', { count: fit.length }) : t('log.none'));
  }

  /**
   * @param {HTMLButtonElement} button @param {string} name unless the box tells one
   * @param {() => Promise<Response>} ask
   */
  async download_(button, name, ask) {
    button.disabled = true;
    try {
      const response = await ask();
      const link = made('a', '');
      link.href = URL.createObjectURL(await response.blob());
      const told_name = response.headers.get('Content-Disposition') ?? '';
      link.download = /filename="([^"]+)"/.exec(told_name)?.[1] ?? name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    } catch (error) {
      say(told(error), 'error');
    } finally {
      button.disabled = false;
    }
  }
}

/** @param {{at: number, level: string, topic: string, text: string}} line */
function row_of({ at, level, topic, text }) {
  const time = made('time', '', clock.format(at));
  const words = made('span', 'log-text', made('b', '', topic), ` ${text}`);
  const row = made('li', '', time, made('span', 'log-level', level), words);
  row.dataset.level = level;
  return row;
}
