// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The graph of a share's last ten minutes: delay, pictures a second, loss.

import { made, set_text } from '../dom.js';
import { t } from '../strings.js';
import { GRAPH, SPAN_MS, line_of, recent, value_text } from './figures.js';

/** @type {[import('./figures.js').measure, string][]} */
const LINES = [
  ['delay_ms', 'tile.graph_delay'],
  ['fps', 'tile.graph_fps'],
  ['loss', 'tile.graph_loss'],
];
const BETWEEN_MS = 1000;

export class quality_graph {
  constructor() {
    /** @type {import('./figures.js').sample[]} */
    this.samples_ = [];
    this.none_ = made('p', 'caption', t('tile.graph_none'));
    this.rows_ = LINES.map(([what, key]) => row_of(what, t(key)));
    const caption = made('p', 'graph-title', t('tile.graph'));
    const rows = this.rows_.map(({ element }) => element);
    this.element = made('div', 'graph', caption, this.none_, ...rows);
    this.draw_(Date.now());
  }

  /** @param {import('./figures.js').sample[]} samples from quality.history */
  reset(samples) {
    this.samples_ = samples;
    this.draw_(samples.at(-1)?.at ?? Date.now());
  }

  /** What the room document says now. @param {any} share @param {number} now on the box */
  add(share, now) {
    if (now - (this.samples_.at(-1)?.at ?? 0) < BETWEEN_MS) return;
    const { fps, delay_ms, loss } = share;
    this.samples_ = [...recent(this.samples_, now), { at: now, fps, delay_ms, loss }];
    this.draw_(now);
  }

  /** @param {number} now on the box */
  draw_(now) {
    const any = this.samples_.some(({ at }) => at > now - SPAN_MS);
    this.none_.hidden = any;
    for (const row of this.rows_) {
      row.element.hidden = !any;
      if (any) row.draw(line_of(this.samples_, row.what, now));
    }
  }
}

/** @param {import('./figures.js').measure} what @param {string} name */
function row_of(what, name) {
  const space = document.querySelector('.symbols')?.namespaceURI ?? null;
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', `0 -2 ${GRAPH.width} ${GRAPH.height + 4}`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('role', 'img');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('vector-effect', 'non-scaling-stroke');
  picture.append(path);
  const last = made('b', '');
  const most = made('small', 'caption');
  const words = made('p', 'graph-words', made('span', '', name), last, most);
  const element = made('div', 'graph-row', words, picture);
  element.dataset.what = what;
  /** @param {{path: string, most: number, last: number}} line */
  const draw = (line) => {
    path.setAttribute('d', line.path);
    set_text(last, value_text(what, line.last));
    const up_to = t('tile.graph_most', { value: value_text(what, line.most) });
    set_text(most, up_to);
    picture.setAttribute('aria-label', `${name}: ${up_to}`);
  };
  return { what, element, draw };
}
