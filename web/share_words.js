// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What is said about the own share: its state, why it is weak, its figures. Pure.

import { format_names, format_number, format_percent, t } from './strings.js';

/**
 * @typedef {import('./room.js').share} share
 * @typedef {'connecting'|'live'|'weak'|'paused'|'lost'|'asking'} shown_state
 */

/** @param {share} share */
const is_box_weak = ({ state, reason }) => state === 'weak' && reason === 'box';

/**
 * The one sentence that tells the owner why the picture is weak.
 * @param {share} share
 */
export function weak_sentence(share) {
  if (share.reason === 'box') return t('share.weak_box');
  const busy = share.reason === 'computer' || (!share.reason && share.limit === 'cpu');
  if (busy) return t('share.weak_computer');
  // Under half a percent nobody would believe that loss is the trouble.
  if (share.loss >= 0.005) return t('share.weak_loss', { percent: format_percent(share.loss) });
  return t('share.weak_network');
}

/**
 * @param {share | undefined} share as the room document has it
 * @returns {{state: shown_state, text: string}}
 */
export function words_of(share) {
  if (share?.state === 'weak') return { state: 'weak', text: weak_sentence(share) };
  if (share?.state === 'paused') {
    const keys = { owner: 'share.paused_by_owner', host: 'share.paused_by_host' };
    const key = /** @type {Record<string, string>} */ (keys)[share.paused_by];
    return { state: 'paused', text: t(key ?? 'share.paused') };
  }
  if (share?.state !== 'live') return { state: 'connecting', text: t('share.connecting') };
  return { state: 'live', text: t(share.kind === 'photo' ? 'share.live_photo' : 'share.live') };
}

/**
 * Who decides, or from whom the display is taken.
 * @param {import('./policy.js').request} request @param {string[]} others who are replaced
 */
export function question_words(request, others) {
  if (request.state !== 'countdown') {
    return t(request.deciders === 'sharers' ? 'ask.waiting_sharers' : 'ask.waiting_host');
  }
  return others.length ? t('ask.soon_from', { name: format_names(others) }) : t('ask.soon');
}

/**
 * A quiet line about the sound of a screen; "" when there is nothing to say.
 * @param {import('./room.js').share | undefined} share @param {boolean} sound some goes along
 * @param {boolean} loudspeaker the display has one
 */
export function sound_sentence(share, sound, loudspeaker) {
  if (share?.kind !== 'screen') return '';
  if (!loudspeaker) return t('share.sound_nowhere');
  if (!sound) return t('share.sound_none');
  if (!share.muted) return t('share.sound_goes');
  return t(share.muted_by === 'host' ? 'share.sound_muted_host' : 'share.sound_muted');
}

/**
 * A quiet line when the display asks for less than could be sent; "" when it does not, or when the
 * state says already that it has too much to do: then the figures beside it say what comes of that.
 * @param {share | undefined} share
 */
export function lowered_sentence(share) {
  if (!share?.wish || share.state === 'paused' || is_box_weak(share)) return '';
  const { fps, scale } = share.wish;
  const smaller = scale > 1;
  if (smaller && fps > 0) return t('share.lowered_both', { fps });
  if (smaller) return t('share.lowered_size');
  return fps > 0 ? t('share.lowered_fps', { fps }) : '';
}

/**
 * The figures on demand, as rows of name and value.
 * @param {share | undefined} share @returns {[string, string][]}
 */
export function figures_of(share) {
  if (!share) return [];
  const unknown = t('figure.unknown');
  /** @param {number} value @param {(text: string) => string} words */
  const known = (value, words) => (value > 0 ? words(format_number(value)) : unknown);
  const size = share.width ? `${share.width} × ${share.height}` : unknown;
  return [
    [t('figure.delay'), known(share.delay_ms, (n) => t('figure.ms', { n }))],
    [t('figure.sent'), known(share.fps, (n) => t('figure.per_second', { n }))],
    [t('figure.shown'), known(share.shown_fps, (n) => t('figure.per_second', { n }))],
    [t('figure.size'), size],
    [t('figure.loss'), format_percent(share.loss ?? 0)],
    [t('figure.rate'), known(share.kbps / 1000, (n) => t('figure.mbps', { n }))],
    [t('figure.codec'), share.codec ? share.codec.toUpperCase() : unknown],
    [t('figure.qp'), known(share.qp, (n) => n)],
  ];
}
