// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Sentences of the page in the reader's language. A language is a file in strings/ and a line here.

import ar from './strings/ar.js';
import de from './strings/de.js';
import en from './strings/en.js';
import es from './strings/es.js';
import fr from './strings/fr.js';
import ja from './strings/ja.js';

/** @typedef {Record<string, string>} sentences */

/** @type {Record<string, sentences>} */
export const LANGUAGES = { en, de, fr, es, ja, ar };
const RIGHT_TO_LEFT = new Set(['ar']);

/**
 * @param {readonly string[]} wanted BCP 47 tags, most wanted first
 * @returns {string} a key of LANGUAGES
 */
export function choose_language(wanted) {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (Object.hasOwn(LANGUAGES, language)) return language;
  }
  return 'en';
}

const language = choose_language(globalThis.navigator?.languages ?? []);

/** Those of the host's and the admin's page win over those of the join page. @type {sentences} */
const further = {};

/** @param {Record<string, sentences>} more by language; every key in every language */
export function add_sentences(more) {
  Object.assign(further, more[language]);
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] for the {names} in the sentence
 */
export function t(key, values = {}) {
  const sentence = further[key] ?? LANGUAGES[language][key] ?? en[/** @type {keyof typeof en} */ (key)] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The reader's own kind of it, which says how the time is written: en-GB is not en-US. */
const region = globalThis.navigator?.languages?.find((tag) => tag.toLowerCase().split('-')[0] === language);
const FORMAT = new Intl.Locale(region ?? language, { numberingSystem: 'latn' }); // digits as in the sentences
const numbers = new Intl.NumberFormat(FORMAT, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(FORMAT, { style: 'percent', maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(FORMAT, { hour: 'numeric', minute: '2-digit' });

/** @param {number} value */
export const format_number = (value) => numbers.format(value);
/** @param {number} share 0 to 1 */
export const format_percent = (share) => percents.format(share);
/** @param {number} at ms since 1970 */
export const format_time = (at) => clock.format(at);

const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT_LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;

/** A longer name would push what is said of it out of sight. */
const MOST_LETTERS = 40;

/**
 * A name inside a sentence: short, and one that runs the other way must not carry the sentence
 * with it.
 * @param {string} name
 */
export function isolated(name) {
  const letters = [...name];
  const short = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : name;
  const foreign = RIGHT_TO_LEFT.has(language) ? LEFT_TO_RIGHT_LETTER : RIGHT_TO_LEFT_LETTER;
  return foreign.test(short) ? `\u2068${short}\u2069` : short;
}

const MOST_NAMES = 3;
const lists = new Intl.ListFormat(language, { type: 'conjunction' });
const open_lists = new Intl.ListFormat(language, { type: 'unit' });

/** Names inside a sentence; of many the first ones. @param {string[]} names */
export function format_names(names) {
  const short = names.map(isolated);
  if (names.length <= MOST_NAMES) return lists.format(short);
  const first = short.slice(0, MOST_NAMES - 1);
  return `${open_lists.format(first)} ${t('room.more', { count: names.length - first.length })}`;
}

/** @param {string} key */
export function has_sentence(key) {
  return Object.hasOwn(further, key) || Object.hasOwn(en, key);
}

/** What the box refused, in words of this page where it has some. @param {{name: string, message: string}} error */
export function error_words(error) {
  const key = `error.${error.name}`;
  return has_sentence(key) ? t(key) : error.message;
}

/** Fills the texts that stand in the HTML: `data-t` the text, `data-t-label` the aria-label. */
export function translate_page() {
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.t ?? '');
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(/** @type {HTMLElement} */ (element).dataset.tLabel ?? ''));
  }
}
