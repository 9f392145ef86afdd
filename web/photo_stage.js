// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The canvas that is sent: one page, or the part of it that was zoomed to.

import { WHOLE, alike, area_of, drawn_size, kept_inside } from './photo_math.js';

/** A still picture is drawn again as often: an encoder that is given nothing has nothing for late comers. */
const REDRAW_MS = 250;
const MOST_FPS = 30;
/** Hands that zoom or drag come to rest; then the part is drawn sharply. */
const SETTLE_MS = 150;

/**
 * @typedef {import('./photo_math.js').view} view
 * @typedef {import('./photo_files.js').page} page
 */

export class photo_stage {
  /** @param {HTMLCanvasElement} canvas @param {() => void} on_change of what is seen */
  constructor(canvas, on_change) {
    this.canvas = canvas;
    this.ink_ = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
    this.on_change_ = on_change;
    /** @type {page | null} */
    this.page_ = null;
    /** @type {view} */
    this.view = WHOLE;
    /** @type {HTMLCanvasElement | null} the whole page, as large as the canvas */
    this.whole_ = null;
    /** @type {{view: view, picture: HTMLCanvasElement} | null} a part of it, drawn sharply */
    this.part_ = null;
    this.working_ = new AbortController();
    this.settle_timer_ = 0;
    /** @type {Worker | null} */
    this.ticker_ = null;
  }

  /** @returns {MediaStream} with pictures until stop() */
  start() {
    this.ticker_ = new Worker(new URL('ticker.js', import.meta.url), { name: String(REDRAW_MS) });
    this.ticker_.onmessage = () => this.draw_();
    return this.canvas.captureStream(MOST_FPS);
  }

  stop() {
    this.ticker_?.terminate();
    this.ticker_ = null;
    this.leave_();
    this.page_ = null;
    this.whole_ = null;
    this.view = WHOLE;
    this.canvas.width = this.canvas.height = 1; // what was shown does not stay in memory
  }

  /** @param {page} page @returns {Promise<boolean>} false when another one was asked for meanwhile */
  async show(page) {
    this.leave_();
    const { signal } = this.working_;
    let size, whole;
    try {
      size = drawn_size(await page.size(), page.sharp);
      whole = await page.picture(size, area_of(WHOLE), signal);
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
    if (signal.aborted) return false;
    this.page_ = page;
    this.whole_ = whole;
    this.view = WHOLE;
    // Another size empties a canvas, and the next drawing comes in the same moment.
    if (this.canvas.width !== size.width) this.canvas.width = size.width;
    if (this.canvas.height !== size.height) this.canvas.height = size.height;
    this.draw_();
    this.on_change_();
    return true;
  }

  /** @param {view} view */
  look(view) {
    const next = kept_inside(view);
    if (!this.page_ || alike(next, this.view)) return;
    this.view = next;
    this.draw_();
    this.on_change_();
    clearTimeout(this.settle_timer_);
    this.settle_timer_ = Number(setTimeout(() => void this.sharpen_(), SETTLE_MS));
  }

  leave_() {
    clearTimeout(this.settle_timer_);
    this.working_.abort();
    this.working_ = new AbortController();
    this.part_ = null;
  }

  async sharpen_() {
    const { page_: page, view } = this;
    if (!page || view.zoom === 1) return;
    this.working_.abort();
    this.working_ = new AbortController();
    const { signal } = this.working_;
    const size = { width: this.canvas.width, height: this.canvas.height };
    try {
      const picture = await page.picture(size, area_of(view), signal);
      if (signal.aborted || page !== this.page_) return;
      this.part_ = { view, picture };
      this.draw_();
    } catch (error) {
      if (!signal.aborted) console.info('not drawn sharply:', error);
    }
  }

  draw_() {
    const { whole_: whole, part_: part, ink_: ink } = this;
    if (!whole) return;
    const { width, height } = this.canvas;
    if (part && alike(part.view, this.view)) {
      ink.drawImage(part.picture, 0, 0);
      return;
    }
    const seen = area_of(this.view);
    ink.imageSmoothingQuality = 'high';
    ink.drawImage(whole, seen.x * whole.width, seen.y * whole.height, seen.width * whole.width,
      seen.height * whole.height, 0, 0, width, height);
  }
}
