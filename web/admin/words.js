// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The sentences of the admin's page. Imported first: whoever draws needs them.

import { add_sentences } from '../strings.js';
import ar from './strings/ar.js';
import de from './strings/de.js';
import en from './strings/en.js';
import es from './strings/es.js';
import fr from './strings/fr.js';
import ja from './strings/ja.js';

/** @type {Record<string, import('../strings.js').sentences>} */
export const ADMIN_SENTENCES = { en, de, fr, es, ja, ar };
add_sentences(ADMIN_SENTENCES);
