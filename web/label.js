// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

const MOST_BYTES = 200;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @param {string} name @returns {string} its first letter as people count letters: an emoji is one */
export function initial_of(name) {
  const [first] = graphemes.segment(name.trim());
  return first?.segment.toUpperCase() ?? '';
}

/** @param {string} told by the browser @returns {string} what people read, as much as the box takes */
export function label_of(told) {
  // Chromium names tabs and screens by internal ids, which tell people nothing.
  if (/^(web-contents-media-stream|screen:|window:|current-)/.test(told)) return '';
  const letters = [...told];
  while (new TextEncoder().encode(letters.join('')).length > MOST_BYTES) letters.pop();
  return letters.join('');
}
