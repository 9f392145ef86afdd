// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a field's text means for its option, and what is wrong with it. Pure. The box checks again.

import { format_number, t } from '../strings.js';

/**
 * @typedef {{key: string, type: string, help: string, unit?: string, minimum?: number,
 *   maximum?: number, choices?: string[], default: any, value: any, source: string, change: string,
 *   writable: boolean, at_restart?: any}} option an option of settings.get
 * @typedef {{value: any, fault: string}} reading fault: a sentence, "" when the value fits
 */

/**
 * @param {option} option @param {string | boolean} given what stands in the field
 * @returns {reading}
 */
export function read_field(option, given) {
  if (typeof given === 'boolean') return { value: given, fault: '' };
  if (['integer', 'number'].includes(option.type)) return read_number(option, given.trim());
  if (option.type === 'list') return read_list(option, given);
  const bytes = new TextEncoder().encode(given).length;
  const fits = option.type === 'choice' || within(option, bytes);
  return { value: given, fault: fits ? '' : range_text(option, 'set.text_length') };
}

/** @param {option} option @param {string} text @returns {reading} */
function read_number(option, text) {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return { value, fault: t('set.number') };
  const whole = option.type !== 'integer' || Number.isInteger(value);
  if (!whole) return { value, fault: t('set.whole') };
  return { value, fault: within(option, value) ? '' : limits_of(option) };
}

/** @param {option} option @param {string} text @returns {reading} */
function read_list(option, text) {
  const value = text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (!within(option, value.length)) return { value, fault: range_text(option, 'set.entries') };
  const { choices } = option;
  const unknown = choices && value.some((one) => !choices.includes(one));
  return { value, fault: unknown ? t('set.choices', { choices: choices.join(', ') }) : '' };
}

/** @param {option} option @param {number} amount */
function within({ minimum = -Infinity, maximum = Infinity }, amount) {
  return amount >= minimum && amount <= maximum;
}

/** @param {option} option @param {string} key */
function range_text({ minimum = 0, maximum = 0 }, key) {
  return t(key, { least: format_number(minimum), most: format_number(maximum) });
}

/** What may stand in the field, "" when the kind says it. @param {option} option */
export function limits_of(option) {
  const { type, unit, minimum, maximum, choices } = option;
  if (type === 'list') {
    const allowed = choices ? ` · ${t('set.choices', { choices: choices.join(', ') })}` : '';
    return t('set.lines') + allowed;
  }
  if (type !== 'integer' && type !== 'number') return '';
  const least = minimum === undefined ? '' : format_number(minimum);
  const most = maximum === undefined ? '' : format_number(maximum);
  if (least && most && unit) return t('set.range_unit', { least, most, unit });
  if (least && most) return t('set.range', { least, most });
  const bound = least ? t('set.at_least', { least }) : most ? t('set.at_most', { most }) : '';
  return [bound, unit ?? ''].filter(Boolean).join(' ');
}

const CAPITALS = new Set(['pin', 'tcp', 'qr', 'dns', 'url', 'id', 'ice', 'tls', 'wifi', 'fps']);

/** @param {string} key @returns {string} "meeting.pin_digits" becomes "PIN digits" */
export function title_of(key) {
  const words = key.slice(key.indexOf('.') + 1).replace(/[._-]/g, ' ').split(' ');
  const said = words.map((word) => (CAPITALS.has(word) ? word.toUpperCase() : word)).join(' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** @param {string} key @returns {string} "" for those without a dot */
export const group_of = (key) => (key.includes('.') ? key.slice(0, key.indexOf('.')) : '');

/** @param {any} value @returns {string} */
export function text_of(value) {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
