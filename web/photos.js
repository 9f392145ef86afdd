// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Showing photos and PDF pages: from choosing, dropping or pasting files to the end of the share.

import { part } from './dom.js';
import { photo_deck } from './photo_deck.js';
import { photo_stage } from './photo_stage.js';
import { photo_view } from './photo_view.js';
import { isolated, t } from './strings.js';
import { clear_notice, show_notice } from './views.js';

/** Of more faults than that, the number is told. */
const MOST_SENTENCES = 2;

const chooser = part('photo-files', HTMLInputElement);
const veil = part('drop-veil', HTMLElement);

export class photos {
  /**
   * @param {import('./share_control.js').share_control} shares
   * @param {import('./capability.js').capability} capability
   */
  constructor(shares, capability) {
    this.shares_ = shares;
    this.deck_ = new photo_deck();
    this.stage_ = new photo_stage(part('photo', HTMLCanvasElement), () => this.view_.show(this.open_));
    this.view_ = new photo_view(this.deck_, this.stage_, {
      turn_to: (index) => void this.turn_to_(index),
      remove: () => void this.remove_(),
    });
    /** Photos are being shown. */
    this.open_ = false;
    this.reading_ = 0;
    /** Until the first page stands on the stage. */
    this.opening_ = Promise.resolve();
    if (!capability.photos) return;
    for (const button of ['show-photos', 'photo-more']) {
      part(button, HTMLButtonElement).addEventListener('click', () => chooser.click());
    }
    chooser.addEventListener('change', () => {
      const files = [...(chooser.files ?? [])];
      chooser.value = ''; // the same file may be chosen again
      void this.add(files);
    });
    addEventListener('paste', (event) => this.paste_(event));
    addEventListener('dragover', (event) => this.over_(event));
    addEventListener('drop', (event) => this.drop_(event));
    addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) veil.hidden = true;
    });
  }

  /** @param {File[]} files */
  async add(files) {
    if (files.length === 0) return;
    if (!this.open_ && this.shares_.is_busy) return show_notice(t('photo.busy'));
    const reading = t('photo.reading');
    this.reading_ += 1;
    show_notice(reading);
    const faults = await this.deck_.add(files, () => this.came_());
    await this.opening_; // a share that begins takes notices away
    this.reading_ -= 1;
    if (this.reading_ === 0) clear_notice(reading);
    if (faults.length > 0) show_notice(fault_words(faults), 'error');
  }

  came_() {
    if (this.open_) this.view_.show(true);
    else this.opening_ = this.open_share_();
  }

  async open_share_() {
    this.open_ = true;
    const label = this.deck_.current.name;
    if (!(await this.show_current_())) return;
    const stream = this.stage_.start();
    const what = { kind: /** @type {const} */ ('photo'), label, on_end: () => this.close_() };
    if (!this.shares_.start_stream(stream, what)) this.close_();
  }

  close_() {
    this.open_ = false;
    this.stage_.stop();
    this.deck_.clear();
    this.view_.show(false);
  }

  /** @param {number} index */
  async turn_to_(index) {
    if (this.deck_.go(index)) await this.show_current_();
  }

  async remove_() {
    if (this.deck_.pages.length < 2) return;
    this.deck_.remove();
    await this.show_current_();
  }

  /** @returns {Promise<boolean>} false when there is nothing to show */
  async show_current_() {
    const page = this.deck_.current;
    this.view_.show(this.open_);
    try {
      await this.stage_.show(page);
      return this.open_;
    } catch (error) {
      if (page !== this.deck_.current) return this.open_;
      console.info('not drawn:', error);
      show_notice(fault_words([{ name: page.name, key: 'photo.broken', values: {} }]), 'error');
      this.deck_.remove();
      if (this.deck_.current) return this.show_current_();
      if (!this.shares_.stop_stream('photo')) this.close_();
      return false;
    }
  }

  /** Files that come without the button, and whether they may. @param {DataTransfer | null} from */
  take_(from) {
    const files = [...(from?.files ?? [])];
    if (files.length === 0 || document.body.dataset.view !== 'room') return;
    void this.add(files);
  }

  /** @param {ClipboardEvent} event */
  paste_(event) {
    if (!event.clipboardData?.files.length) return; // words for the chat
    event.preventDefault();
    this.take_(event.clipboardData);
  }

  /** @param {DragEvent} event */
  over_(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // or the browser would leave the page for the file
    veil.hidden = document.body.dataset.view !== 'room';
  }

  /** @param {DragEvent} event */
  drop_(event) {
    veil.hidden = true;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.take_(event.dataTransfer);
  }
}

/** @param {import('./photo_deck.js').fault[]} faults */
function fault_words(faults) {
  const words = faults
    .slice(0, MOST_SENTENCES)
    .map(({ name, key, values }) => t(key, { ...values, name: isolated(name) }));
  const left = faults.length - words.length;
  return [...words, ...(left > 0 ? [t('photo.more_faults', { count: left })] : [])].join(' ');
}
