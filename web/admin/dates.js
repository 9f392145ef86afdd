// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Days with their time, in the reader's language.

import { choose_language } from '../strings.js';

const days = new Intl.DateTimeFormat(choose_language(navigator.languages), {
  dateStyle: 'medium',
  timeStyle: 'short',
  numberingSystem: 'latn',
});

/** @param {number} at ms since 1970 */
export const format_date = (at) => days.format(at);
