// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Figures of a share as words, and its last ten minutes as lines. Pure.

import { format_number, format_percent, t } from '../strings.js';

export const SPAN_MS = 10 * 60 * 1000;
/** Without a sample for so long the line has a gap. */
const GAP_MS = 5000;
export const GRAPH = { width: 300, height: 40 };

/**
 * @typedef {{at: number, fps: number, delay_ms: number, loss: number}} sample
 * @typedef {'delay_ms'|'fps'|'loss'} measure
 */

/** @param {any} share @returns {[string, string][]} label and value */
export function figures_of(share) {
  const known = share.width > 0;
  const number = format_number;
  const or_none = (/** @type {boolean} */ is, /** @type {string} */ text) =>
    is ? text : t('figure.unknown');
  return [
    [t('figure.delay'), or_none(share.delay_ms > 0, t('figure.ms', { n: number(share.delay_ms) }))],
    [t('figure.sent'), or_none(known, t('figure.per_second', { n: number(share.fps) }))],
    [t('figure.shown'), or_none(known, t('figure.per_second', { n: number(share.shown_fps) }))],
    [t('figure.size'), or_none(known, `${share.width} × ${share.height}`)],
    [t('figure.loss'), or_none(known || share.sound === true, format_percent(share.loss))],
    [t('figure.rate'), or_none(share.kbps > 0, t('figure.mbps', { n: number(share.kbps / 1000) }))],
    [t('figure.codec'), or_none(share.codec !== '', share.codec.toUpperCase())],
  ];
}

/** @param {any} share @returns {string} those on the tile, "" before the first picture */
export function short_figures(share) {
  if (!(share.width > 0)) return '';
  const parts = [`${share.width} × ${share.height}`, `${format_number(share.fps)} fps`];
  if (share.delay_ms > 0) parts.push(t('figure.ms', { n: format_number(share.delay_ms) }));
  // Each keeps its own direction: "29.9 fps" is not to be read backwards in a line from the right.
  return parts.map((one) => `\u2068${one}\u2069`).join(' · ');
}

/** @param {measure} what @param {number} value */
export function value_text(what, value) {
  if (what === 'delay_ms' && value === 0) return t('figure.unknown');
  if (what === 'delay_ms') return t('figure.ms', { n: format_number(value) });
  return what === 'loss' ? format_percent(value) : format_number(value);
}

/** Those of the last ten minutes. @param {sample[]} samples @param {number} now on the box */
export const recent = (samples, now) => samples.filter(({ at }) => at > now - SPAN_MS);

/** The scale of a line never shrinks below these, so that noise stays flat. */
const LEAST = { delay_ms: 100, fps: 30, loss: 0.05 };

/**
 * @param {sample[]} samples the oldest first @param {measure} what @param {number} now on the box
 * @returns {{path: string, most: number, last: number}} path: an SVG path in GRAPH
 */
export function line_of(samples, what, now) {
  const shown = recent(samples, now);
  const most = Math.max(0, ...shown.map((one) => one[what]));
  const scale = Math.max(most, LEAST[what]);
  let path = '';
  let before = -Infinity;
  for (const one of shown) {
    const x = GRAPH.width * (1 - (now - one.at) / SPAN_MS);
    const y = GRAPH.height * (1 - one[what] / scale);
    path += `${one.at - before > GAP_MS ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    before = one.at;
  }
  return { path, most, last: shown.at(-1)?.[what] ?? 0 };
}
