// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What one sees and presses while photos or PDF pages are shown: the picture, the bar, the strip.

import { part, set_text } from './dom.js';
import { ZOOM_STEP, photo_gestures } from './photo_gestures.js';
import { MOST_ZOOM, WHOLE, moved, zoomed } from './photo_math.js';
import { photo_strip } from './photo_strip.js';
import { format_percent, t } from './strings.js';

/** An arrow key moves what is zoomed by this part of what is seen. */
const KEY_MOVES = 0.2;
/** These have arrow keys of their own. */
const OWN_KEYS = 'input, textarea, select, summary, dialog, [role="tab"], [role="log"]';

/**
 * @typedef {import('./photo_math.js').view} view
 * @typedef {import('./photo_deck.js').photo_deck} photo_deck
 * @typedef {import('./photo_stage.js').photo_stage} photo_stage
 */

const ui = {
  part: part('photo-part', HTMLElement),
  back: part('photo-back', HTMLButtonElement),
  on: part('photo-on', HTMLButtonElement),
  place: part('photo-place', HTMLElement),
  name: part('photo-name', HTMLElement),
  smaller: part('photo-smaller', HTMLButtonElement),
  larger: part('photo-larger', HTMLButtonElement),
  zoom: part('photo-zoom', HTMLButtonElement),
  more: part('photo-more', HTMLButtonElement),
  remove: part('photo-remove', HTMLButtonElement),
  heading: part('room-title', HTMLElement),
};

export class photo_view {
  /**
   * @param {photo_deck} deck @param {photo_stage} stage
   * @param {{turn_to: (index: number) => void, remove: () => void}} acts
   */
  constructor(deck, stage, acts) {
    this.deck_ = deck;
    this.stage_ = stage;
    this.acts_ = acts;
    this.strip_ = new photo_strip(part('photo-strip', HTMLElement), acts.turn_to);
    const turn = (/** @type {number} */ pages) => this.turn_(pages);
    const look = (/** @type {view} */ view) => stage.look(view);
    new photo_gestures(stage.canvas, { view: () => stage.view, look, turn });
    ui.back.addEventListener('click', () => turn(-1));
    ui.on.addEventListener('click', () => turn(1));
    ui.smaller.addEventListener('click', () => this.zoom_(1 / ZOOM_STEP));
    ui.larger.addEventListener('click', () => this.zoom_(ZOOM_STEP));
    ui.zoom.addEventListener('click', () => look(WHOLE));
    ui.remove.addEventListener('click', () => acts.remove());
    addEventListener('keydown', (event) => this.key_(event));
  }

  /** @param {boolean} open */
  show(open) {
    const { pages, index } = this.deck_;
    const { canvas, view } = this.stage_;
    const many = open && pages.length > 1;
    for (const element of [ui.part, ui.more, canvas]) element.hidden = !open;
    for (const element of [ui.back, ui.on, ui.remove]) element.hidden = !many;
    set_text(ui.heading, t(open ? 'photo.heading' : 'room.heading'));
    this.strip_.show(open ? pages : [], index);
    if (!open) return;
    disable(ui.back, index === 0);
    disable(ui.on, index === pages.length - 1);
    set_text(ui.place, many ? t('photo.place', { number: index + 1, count: pages.length }) : '');
    set_text(ui.name, pages[index]?.name ?? '');
    canvas.ariaLabel = t('photo.page', { number: index + 1, name: pages[index]?.name ?? '' });
    canvas.dataset.zoomed = String(view.zoom > 1);
    ui.zoom.textContent = format_percent(Math.round(view.zoom * 100) / 100);
    disable(ui.zoom, view.zoom === 1);
    disable(ui.smaller, view.zoom === 1);
    disable(ui.larger, view.zoom === MOST_ZOOM);
  }

  /** @param {number} pages */
  turn_(pages) {
    this.acts_.turn_to(this.deck_.index + pages);
  }

  /** @param {number} by */
  zoom_(by) {
    // Steps end at the whole picture, not a hair before it.
    const zoom = this.stage_.view.zoom * by;
    this.stage_.look(zoomed(this.stage_.view, zoom < 1.05 ? 1 : zoom));
  }

  /** @param {KeyboardEvent} event */
  key_(event) {
    if (ui.part.hidden || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
    const act = this.act_of_(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {string} key @returns {(() => void) | undefined} */
  act_of_(key) {
    const zoomed_in = this.stage_.view.zoom > 1;
    const onward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const move = (/** @type {number} */ x, /** @type {number} */ y) => () =>
      this.stage_.look(moved(this.stage_.view, { x: x * KEY_MOVES, y: y * KEY_MOVES }));
    const last = this.deck_.pages.length - 1;
    /** @type {Record<string, (() => void) | undefined>} */
    const acts = {
      ArrowLeft: zoomed_in ? move(1, 0) : () => this.turn_(-onward),
      ArrowRight: zoomed_in ? move(-1, 0) : () => this.turn_(onward),
      ArrowUp: zoomed_in ? move(0, 1) : undefined,
      ArrowDown: zoomed_in ? move(0, -1) : undefined,
      PageUp: () => this.turn_(-1),
      PageDown: () => this.turn_(1),
      Home: () => this.acts_.turn_to(0),
      End: () => this.acts_.turn_to(last),
      '+': () => this.zoom_(ZOOM_STEP),
      '-': () => this.zoom_(1 / ZOOM_STEP),
      0: () => this.stage_.look(WHOLE),
    };
    return acts[key];
  }
}

/** The focus stays where it is. @param {HTMLButtonElement} button @param {boolean} disabled */
function disable(button, disabled) {
  button.ariaDisabled = String(disabled);
}
