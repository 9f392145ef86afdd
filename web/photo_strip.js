// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The strip of small pictures below the one that is shown. One of them is in the order of the Tab key;
// arrow keys turn the pages (photo_view.js).

import { made } from './dom.js';
import { t } from './strings.js';

/** @typedef {import('./photo_files.js').page} page */

export class photo_strip {
  /** @param {HTMLElement} list @param {(index: number) => void} on_choose */
  constructor(list, on_choose) {
    this.list_ = list;
    /** @type {Map<page, HTMLLIElement>} */
    this.items_ = new Map();
    list.addEventListener('click', (event) => {
      const item = event.target instanceof Element ? event.target.closest('li') : null;
      if (item) on_choose([...list.children].indexOf(item));
    });
    // Hundreds of pages are drawn when they come into sight.
    this.seen_ = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.fill_(target);
    }, { root: list, rootMargin: '50%' });
  }

  /** @param {page[]} pages @param {number} index */
  show(pages, index) {
    for (const [page, item] of this.items_) {
      if (pages.includes(page)) continue;
      this.seen_.unobserve(item);
      this.items_.delete(page);
      item.remove();
    }
    this.list_.hidden = pages.length < 2;
    const had_focus = this.list_.contains(document.activeElement);
    pages.forEach((page, at) => {
      const item = this.items_.get(page) ?? this.add_(page);
      const button = /** @type {HTMLButtonElement} */ (item.firstElementChild);
      button.ariaLabel = t('photo.page', { number: at + 1, name: page.name });
      button.tabIndex = at === index ? 0 : -1;
      button.ariaCurrent = at === index ? 'true' : null;
      if (at !== index) return;
      if (had_focus) button.focus({ preventScroll: true });
      this.scroll_to_(item);
    });
  }

  /** @param {page} page */
  add_(page) {
    const button = made('button', '');
    button.type = 'button';
    const item = made('li', '', button);
    this.items_.set(page, item);
    this.list_.append(item);
    this.seen_.observe(item);
    return item;
  }

  /** @param {Element} item */
  fill_(item) {
    this.seen_.unobserve(item);
    const [page] = [...this.items_].find(([, one]) => one === item) ?? [];
    page?.thumbnail().then(
      (picture) => item.firstElementChild?.replaceChildren(picture),
      (error) => console.info('no small picture:', error),
    );
  }

  /** @param {HTMLElement} item only the strip is scrolled, never the page */
  scroll_to_(item) {
    const [strip, own] = [this.list_.getBoundingClientRect(), item.getBoundingClientRect()];
    const past = own.left < strip.left ? own.left - strip.left : Math.max(0, own.right - strip.right);
    if (past) this.list_.scrollLeft += past + Math.sign(past) * own.width;
  }
}
