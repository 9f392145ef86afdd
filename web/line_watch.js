// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Notices that nothing comes back from the box while we send: one of its addresses, or of ours, is
// gone. ICE itself needs more than five seconds for that.

const LOOK_EVERY_MS = 500;
const SILENT_MS = 2000;

/** @typedef {{sent: number, heard: number}} line_reading packets, bytes */

/** @param {RTCStatsReport} stats @returns {line_reading} */
export function read_line(stats) {
  let sent = 0;
  let heard = 0;
  for (const entry of stats.values()) {
    if (entry.type === 'outbound-rtp') sent += entry.packetsSent ?? 0;
    if (entry.type === 'candidate-pair') heard += entry.bytesReceived ?? 0;
  }
  return { sent, heard };
}

export class line_watch {
  /** @param {RTCPeerConnection} pc @param {() => void} on_silent once for each silence */
  constructor(pc, on_silent) {
    this.pc_ = pc;
    this.on_silent_ = on_silent;
    /** @type {line_reading} */
    this.last_ = { sent: 0, heard: 0 };
    this.silent_ms_ = 0;
    this.timer_ = Number(setInterval(() => void this.look_(), LOOK_EVERY_MS));
  }

  stop() {
    clearInterval(this.timer_);
  }

  async look_() {
    this.take(read_line(await this.pc_.getStats()));
  }

  /** @param {line_reading} now */
  take(now) {
    const before = this.last_;
    this.last_ = now;
    // Who sends nothing need not hear anything; who never heard anything is still connecting.
    const asks = now.sent > before.sent && before.heard > 0;
    this.silent_ms_ = asks && now.heard === before.heard ? this.silent_ms_ + LOOK_EVERY_MS : 0;
    if (this.silent_ms_ === SILENT_MS) this.on_silent_();
  }
}
