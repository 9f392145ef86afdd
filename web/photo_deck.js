// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// All pages that were chosen, in their order, and which of them is shown.

import { file_fault, kind_of, open_picture } from './photo_files.js';
import { MOST_PAGES, open_pdf } from './pdf_pages.js';

export const MOST_TOGETHER = 1000;
/** Pages beside the one that is shown stay decoded: turning is quick. */
const KEPT_NEAR = 1;

/**
 * @typedef {import('./photo_files.js').page} page
 * @typedef {{name: string, key: string, values: Record<string, string | number>}} fault
 */

export class photo_deck {
  constructor() {
    /** @type {page[]} */
    this.pages = [];
    this.index = 0;
    /** Grows with each clear(): what was being read then belongs to nobody. */
    this.visit_ = 0;
    /** @type {Promise<unknown>} files that were chosen first come first */
    this.queue_ = Promise.resolve();
  }

  get current() {
    return this.pages[this.index];
  }

  /**
   * One after the other, so that memory holds one file at a time.
   * @param {Iterable<File>} files @param {() => void} on_pages some came
   * @returns {Promise<fault[]>} why some did not
   */
  add(files, on_pages) {
    const visit = this.visit_;
    const adding = this.queue_.then(() => this.add_(files, on_pages, visit));
    this.queue_ = adding;
    return adding;
  }

  /** @param {Iterable<File>} files @param {() => void} on_pages @param {number} visit */
  async add_(files, on_pages, visit) {
    /** @type {fault[]} */
    const faults = [];
    for (const file of files) {
      if (visit !== this.visit_) return [];
      try {
        const { pages, left_out } = await read(file);
        const room = MOST_TOGETHER - this.pages.length;
        if (visit !== this.visit_) {
          for (const page of pages) page.close();
          return [];
        }
        for (const page of pages.slice(room)) page.close();
        this.pages.push(...pages.slice(0, room));
        this.rest_();
        if (room > 0) on_pages();
        if (pages.length > room) throw new file_fault('photo.too_many', { count: MOST_TOGETHER });
        if (left_out > 0) throw new file_fault('photo.too_many_pages', { count: MOST_PAGES });
      } catch (error) {
        const { key, values } = error instanceof file_fault ? error : new file_fault('photo.broken');
        if (!(error instanceof file_fault)) console.info('not read:', error);
        faults.push({ name: file.name, key, values });
        if (key === 'photo.too_many') break;
      }
    }
    return visit === this.visit_ ? faults : [];
  }

  /** @param {number} index @returns {boolean} false when there is no such page */
  go(index) {
    if (index < 0 || index >= this.pages.length || index === this.index) return false;
    this.index = index;
    this.rest_();
    return true;
  }

  /** Takes out the page that is shown; the one behind it takes its place. */
  remove() {
    const [gone] = this.pages.splice(this.index, 1);
    gone?.close();
    this.index = Math.max(0, Math.min(this.index, this.pages.length - 1));
    this.rest_();
  }

  clear() {
    this.visit_ += 1;
    for (const page of this.pages.splice(0)) page.close();
    this.index = 0;
  }

  rest_() {
    this.pages.forEach((page, index) => {
      if (Math.abs(index - this.index) > KEPT_NEAR) page.rest();
    });
  }
}

/** @param {File} file @returns {Promise<{pages: page[], left_out: number}>} */
async function read(file) {
  const kind = await kind_of(file);
  if (kind === 'pdf') return open_pdf(file);
  return { pages: [await open_picture(file, kind)], left_out: 0 };
}
