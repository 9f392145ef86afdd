// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Whether the first picture of a share is late: of one that has just begun, or goes on after a pause.
// Some senders give a whole picture only when they begin, and who comes later waits for the next one.

const LATE_MS = 3000;
const FRAMES_ARE_TOLD = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;

export class watch_wait {
  /** @param {HTMLVideoElement} video @param {() => void} on_change */
  constructor(video, on_change) {
    this.video_ = video;
    this.on_change_ = on_change;
    this.timer_ = 0;
    this.is_late = false;
    this.due_ = false;
    this.seen_ = false;
    this.turn_ = 0; // tells a late word of what was before
    video.addEventListener('emptied', () => this.begin_());
    video.addEventListener('resize', () => this.look_());
  }

  /** @param {boolean} due a picture should come */
  set_due(due) {
    const begins = due && !this.due_;
    this.due_ = due;
    if (begins) this.begin_();
    else this.look_();
  }

  begin_() {
    this.seen_ = false;
    const turn = ++this.turn_;
    const seen = () => {
      if (turn !== this.turn_) return;
      this.seen_ = true;
      this.look_();
    };
    if (FRAMES_ARE_TOLD) this.video_.requestVideoFrameCallback(seen);
    this.look_();
  }

  /** Where frames are not told of, a size says that there was one. */
  has_picture_() {
    return FRAMES_ARE_TOLD ? this.seen_ : this.video_.videoWidth > 0;
  }

  look_() {
    const waits = this.due_ && !this.has_picture_();
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
