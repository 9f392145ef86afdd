// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What every page of the box does with its document: finds parts, sets texts, makes elements.

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function part(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return element;
}

/** @param {HTMLElement} element @param {string} text an empty text hides it */
export function set_text(element, text) {
  // Writing the same text again would make screen readers say it again.
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === '';
}

/**
 * @param {string} name of a symbol in the page
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const space = document.querySelector('.symbols')?.namespaceURI ?? null;
  const picture = /** @type {SVGSVGElement} */ (document.createElementNS(space, 'svg'));
  picture.classList.add('icon');
  picture.ariaHidden = 'true';
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `#i-${name}`);
  picture.append(use);
  return picture;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} kind class @param {...(string | Node)} content
 * @returns {HTMLElementTagNameMap[K]} strings become text, never markup
 */
export function made(tag, kind, ...content) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...content);
  return element;
}

/**
 * Counts down in an element once a second.
 * @param {HTMLElement} element @param {number} until ms since 1970
 * @param {(seconds: number) => string} sentence @param {() => void} [done]
 * @returns {() => void} stops counting and empties the element
 */
export function count_down(element, until, sentence, done = () => {}) {
  const show = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) return set_text(element, sentence(seconds));
    stop();
    done();
  };
  const timer = setInterval(show, 250);
  const stop = () => {
    clearInterval(timer);
    set_text(element, '');
  };
  show();
  return stop;
}
