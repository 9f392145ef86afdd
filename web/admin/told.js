// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the box answered, as a sentence; notes of the page; pairs of words and values.

import { made, part, set_text } from '../dom.js';
import { rpc_error } from '../signalling.js';
import { has_sentence, t } from '../strings.js';

const note = part('note', HTMLElement);
/** @type {Record<string, string>} */
const OWN = {
  wrong_password: 'admin.wrong_password',
  too_many_attempts: 'admin.too_many',
  closed: 'admin.no_answer',
  unauthenticated: 'admin.expired',
};
/** Here the box's own sentence says which value, and why. */
const BY_THE_BOX = ['invalid_argument', 'config_invalid', 'not_found', 'parse_error', 'io_error'];

/** @param {unknown} error @returns {string} a sentence; throws what the box did not say */
export function told(error) {
  if (!(error instanceof rpc_error)) throw error;
  const key = OWN[error.name] ?? `error.${error.name}`;
  if (BY_THE_BOX.includes(error.name) || !has_sentence(key)) return error.message;
  return t(key);
}

/** @param {string} text @param {'info'|'error'} [level] */
export function say(text, level = 'info') {
  note.dataset.level = level;
  set_text(note, text);
}

/** @param {HTMLDListElement} list @param {[string, string][]} pairs */
export function show_pairs(list, pairs) {
  const wanted = JSON.stringify(pairs);
  if (list.dataset.pairs === wanted) return;
  list.dataset.pairs = wanted;
  list.replaceChildren(...pairs.map(([name, value]) => {
    const said = made('dd', '', value);
    said.dir = 'auto';
    return made('div', '', made('dt', '', name), said);
  }));
}
