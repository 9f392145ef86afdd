// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Fingers, mouse and wheel on the picture: pinch, double tap and wheel zoom, a drag moves what is
// zoomed, a swipe turns the page.

import { moved, zoomed } from './photo_math.js';

const DOUBLE_TAP_MS = 350;
const TAP_PX = 12;
const SWIPE_PX = 45;
export const ZOOM_STEP = 1.5;
const DOUBLE_TAP_ZOOM = 2.5;

/**
 * @typedef {import('./photo_math.js').view} view
 * @typedef {import('./photo_math.js').point} point
 */

export class photo_gestures {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{view: () => view, look: (view: view) => void, turn: (pages: number) => void}} acts
   */
  constructor(canvas, acts) {
    this.canvas_ = canvas;
    this.acts_ = acts;
    /** @type {Map<number, point>} fingers that are down, in pixels of the window */
    this.down_ = new Map();
    /** @type {point | null} where a lone finger came down */
    this.began_ = null;
    this.tapped_at_ = 0;
    this.pinched_ = false;
    canvas.addEventListener('pointerdown', (event) => this.put_down_(event));
    canvas.addEventListener('pointermove', (event) => this.drag_(event));
    for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      canvas.addEventListener(end, (event) => this.lift_(event));
    }
    // A swipe is not the beginning of a scroll, whose end would swallow the next tap.
    canvas.addEventListener('touchmove', (event) => this.keep_(event), { passive: false });
    canvas.addEventListener('wheel', (event) => this.wheel_(event), { passive: false });
  }

  /** @param {PointerEvent} event */
  put_down_(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.canvas_.setPointerCapture(event.pointerId);
    this.down_.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.began_ = this.down_.size === 1 ? { x: event.clientX, y: event.clientY } : null;
    this.pinched_ = this.down_.size > 1;
  }

  /** @param {PointerEvent} event */
  drag_(event) {
    const before = this.down_.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...this.down_].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.down_.set(event.pointerId, now);
    const { width, height } = this.canvas_.getBoundingClientRect();
    let view = this.acts_.view();
    if (others.length === 1) {
      const [other] = others;
      const apart = (/** @type {point} */ one) => Math.hypot(one.x - other.x, one.y - other.y);
      const middle = this.at_((now.x + other.x) / 2, (now.y + other.y) / 2);
      view = zoomed(view, view.zoom * (apart(now) / Math.max(apart(before), 1)), middle);
      view = moved(view, { x: (now.x - before.x) / 2 / width, y: (now.y - before.y) / 2 / height });
    } else if (others.length === 0 && view.zoom > 1) {
      view = moved(view, { x: (now.x - before.x) / width, y: (now.y - before.y) / height });
    }
    this.acts_.look(view);
  }

  /** @param {TouchEvent} event */
  keep_(event) {
    const [finger] = event.touches;
    const { began_: began } = this;
    const sideways = began && Math.abs(finger.clientX - began.x) > Math.abs(finger.clientY - began.y);
    if (event.cancelable && (sideways || this.pinched_ || this.acts_.view().zoom > 1)) event.preventDefault();
  }

  /** @param {PointerEvent} event */
  lift_(event) {
    const began = this.began_;
    const known = this.down_.delete(event.pointerId);
    this.began_ = null;
    if (!known || !began || this.pinched_ || event.type === 'pointercancel') return;
    const [right, down] = [event.clientX - began.x, event.clientY - began.y];
    if (Math.hypot(right, down) < TAP_PX) return this.tap_(event);
    const swiped = event.pointerType !== 'mouse' && this.acts_.view().zoom === 1 &&
      Math.abs(right) > SWIPE_PX && Math.abs(right) > 2 * Math.abs(down);
    if (!swiped) return;
    const onward = (right < 0) === (document.documentElement.dir !== 'rtl');
    this.acts_.turn(onward ? 1 : -1);
  }

  /** @param {PointerEvent} event */
  tap_(event) {
    const again = event.timeStamp - this.tapped_at_ < DOUBLE_TAP_MS;
    this.tapped_at_ = again ? 0 : event.timeStamp;
    if (!again) return;
    const view = this.acts_.view();
    const zoom = view.zoom > 1 ? 1 : DOUBLE_TAP_ZOOM;
    this.acts_.look(zoomed(view, zoom, this.at_(event.clientX, event.clientY)));
  }

  /** @param {WheelEvent} event */
  wheel_(event) {
    const view = this.acts_.view();
    // There is nothing to leave: the wheel goes on scrolling the page.
    if (!event.ctrlKey && !event.metaKey && view.zoom === 1 && event.deltaY > 0) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    const zoom = view.zoom * Math.exp(-Math.min(Math.max(lines, -240), 240) / 300);
    this.acts_.look(zoomed(view, zoom, this.at_(event.clientX, event.clientY)));
  }

  /** @param {number} x @param {number} y @returns {point} in parts of what is seen */
  at_(x, y) {
    const { left, top, width, height } = this.canvas_.getBoundingClientRect();
    const part = (/** @type {number} */ of) => Math.min(Math.max(of, 0), 1);
    return { x: part((x - left) / width), y: part((y - top) / height) };
  }
}
