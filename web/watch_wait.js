// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Whether the first picture of a share is late. Some senders give a whole picture only when they
// begin, and who comes later waits for the next one.

const LATE_MS = 3000;

export class watch_wait {
  /** @param {HTMLVideoElement} video @param {() => void} on_change */
  constructor(video, on_change) {
    this.video_ = video;
    this.on_change_ = on_change;
    this.timer_ = 0;
    this.is_late = false;
    for (const what of ['resize', 'emptied']) video.addEventListener(what, () => this.look_());
    this.due_ = false;
  }

  /** @param {boolean} due a picture should come */
  set_due(due) {
    this.due_ = due;
    this.look_();
  }

  look_() {
    const waits = this.due_ && this.video_.videoWidth === 0;
    if (waits && !this.timer_) this.timer_ = Number(setTimeout(() => this.set_late_(true), LATE_MS));
    if (waits) return;
    clearTimeout(this.timer_);
    this.timer_ = 0;
    this.set_late_(false);
  }

  /** @param {boolean} late */
  set_late_(late) {
    if (late === this.is_late) return;
    this.is_late = late;
    this.on_change_();
  }
}
