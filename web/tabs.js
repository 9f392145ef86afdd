// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The two panels beside the own screen, as tabs. Spec: WAI-ARIA 1.2, tab.

import { part } from './views.js';

/** @typedef {'people'|'chat'} panel */

/** @type {panel[]} */
const NAMES = ['people', 'chat'];

export class tabs {
  /** @param {(shown: panel) => void} on_change */
  constructor(on_change) {
    this.on_change_ = on_change;
    /** @type {panel} */
    this.shown = 'people';
    this.tabs_ = NAMES.map((name) => part(`tab-${name}`, HTMLButtonElement));
    this.tabs_.forEach((tab, index) => {
      tab.addEventListener('click', () => this.show(NAMES[index]));
      tab.addEventListener('keydown', (event) => {
        if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
        event.preventDefault();
        // With two of them every arrow leads to the other one, in either direction of writing.
        const next = event.key === 'Home' ? 0 : event.key === 'End' ? 1 : 1 - index;
        this.show(NAMES[next]);
        this.tabs_[next].focus();
      });
    });
  }

  /** @param {panel} name */
  show(name) {
    this.shown = name;
    NAMES.forEach((one, index) => {
      const chosen = one === name;
      this.tabs_[index].ariaSelected = String(chosen);
      this.tabs_[index].tabIndex = chosen ? 0 : -1;
      part(`panel-${one}`, HTMLElement).hidden = !chosen;
    });
    this.on_change_(name);
  }
}
