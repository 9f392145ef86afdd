// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What most tests of pages begin with: one browser for the file, and for each test a box and people.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { box } from './box.mjs';
import { new_person } from './chromium.mjs';
import { watch_faults } from './page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * To be called once, before the hooks of the file itself.
 * @template {{browser: import('playwright-core').Browser, close: () => Promise<void>}} Stage
 */
export class scene {
  /** @param {() => Promise<Stage>} launch */
  constructor(launch) {
    /** @type {Stage} */
    this.stage = /** @type {any} */ (undefined);
    /** @type {box} */
    this.room = /** @type {any} */ (undefined);
    this.pin = '';
    /** @type {import('playwright-core').BrowserContext[]} */
    this.people_ = [];
    /** @type {string[][]} what the page of each of them must never do */
    this.faults_ = [];
    before(async () => {
      this.stage = await launch();
    });
    after(() => this.stage?.close());
    beforeEach(async () => {
      this.room = await box.start();
      this.pin = await this.room.pin();
    });
    afterEach(() => this.leave_());
  }

  /**
   * With a browser window of their own.
   * @param {import('playwright-core').BrowserContextOptions} [options] @returns {Promise<Page>}
   */
  async somebody(options = {}) {
    const context = await new_person(this.stage.browser, options);
    this.people_.push(context);
    const page = await context.newPage();
    this.faults_.push(watch_faults(page, this.room.url));
    return page;
  }

  async leave_() {
    await Promise.allSettled(this.people_.splice(0).map((one) => one.close()));
    await this.room?.stop();
    assert.deepEqual(this.faults_.splice(0).flat(), []);
  }
}
