// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Lists whose rows stay the same elements while their content changes, so that the focus stays
// where it is, whatever the others in the room do.

/**
 * @template T
 * @typedef {{element: HTMLElement, update: (value: T) => void}} row
 */

/** @template T */
export class keyed_list {
  /** @param {HTMLElement} list @param {(id: string) => row<T>} make */
  constructor(list, make) {
    this.list_ = list;
    this.make_ = make;
    /** @type {Map<string, row<T>>} */
    this.rows = new Map();
  }

  /** @param {[string, T][]} wanted in their order */
  show(wanted) {
    const focused = document.activeElement;
    const ids = new Set(wanted.map(([id]) => id));
    for (const [id, { element }] of this.rows) {
      if (ids.has(id)) continue;
      hand_on_focus(element);
      element.remove();
      this.rows.delete(id);
    }
    wanted.forEach(([id, value], place) => {
      const row = this.rows.get(id) ?? this.make_(id);
      this.rows.set(id, row);
      row.update(value);
      const there = this.list_.children[place];
      if (there !== row.element) this.list_.insertBefore(row.element, there ?? null);
    });
    this.list_.hidden = wanted.length === 0;
    const lost = focused !== document.activeElement && focused instanceof HTMLElement;
    if (lost && this.list_.contains(focused)) focused.focus({ preventScroll: true });
  }
}

/** Of a row that goes while it has the focus. @param {HTMLElement} element */
function hand_on_focus(element) {
  if (!element.contains(document.activeElement)) return;
  const near = element.nextElementSibling ?? element.previousElementSibling;
  const next = near?.querySelector('button') ?? document.querySelector('main section h1');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
