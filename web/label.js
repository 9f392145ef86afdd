// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

const MOST_BYTES = 200;

/** @param {string} told by the browser @returns {string} what people read, as much as the box takes */
export function label_of(told) {
  // Chromium names tabs and screens by internal ids, which tell people nothing.
  if (/^(web-contents-media-stream|screen:|window:|current-)/.test(told)) return '';
  const letters = [...told];
  while (new TextEncoder().encode(letters.join('')).length > MOST_BYTES) letters.pop();
  return letters.join('');
}
