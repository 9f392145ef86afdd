// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Panels of which one is seen, as tabs. Spec: WAI-ARIA 1.2, tab.

import { part } from './dom.js';

/** Those of the join page. */
const NAMES = ['people', 'chat'];

export class tabs {
  /** @param {(shown: string) => void} on_change @param {string[]} [names] the first one is shown */
  constructor(on_change, names = NAMES) {
    this.on_change_ = on_change;
    this.names_ = names;
    this.shown = names[0];
    this.tabs_ = names.map((name) => part(`tab-${name}`, HTMLButtonElement));
    this.tabs_.forEach((tab, index) => {
      tab.addEventListener('click', () => this.show(names[index]));
      tab.addEventListener('keydown', (event) => {
        if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
        event.preventDefault();
        const onward = (event.key === 'ArrowRight') === (document.documentElement.dir !== 'rtl');
        const beside = (index + (onward ? 1 : names.length - 1)) % names.length;
        const next = event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1 : beside;
        this.show(names[next]);
        this.tabs_[next].focus();
      });
    });
  }

  /** @param {string} name */
  show(name) {
    this.shown = name;
    this.names_.forEach((one, index) => {
      const chosen = one === name;
      this.tabs_[index].ariaSelected = String(chosen);
      this.tabs_[index].tabIndex = chosen ? 0 : -1;
      part(`panel-${one}`, HTMLElement).hidden = !chosen;
    });
    this.on_change_(name);
  }
}
