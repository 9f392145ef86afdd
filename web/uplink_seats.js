// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The media sections of the peer connection that sends: who uses which, and which are free. They stay
// for as long as the connection does (RFC 8829, 5.2.2).

/**
 * @typedef {import('./sharing.js').sharing} sharing
 * @typedef {'video'|'audio'} kind
 * @typedef {{transceiver: RTCRtpTransceiver, kind: kind, line: sharing | null}} seat
 *   one media section; without a line it is free
 */

const KINDS = /** @type {const} */ (['video', 'audio']);

export class uplink_seats {
  /** @param {RTCPeerConnection} pc */
  constructor(pc) {
    this.pc_ = pc;
    /** @type {seat[]} */
    this.all_ = [];
  }

  /**
   * A section for each track of the line, a free one if there is one.
   * @param {sharing} line @param {() => boolean} is_wanted @param {seat[]} taken grows
   */
  async seat(line, is_wanted, taken) {
    for (const kind of KINDS) {
      const track = line[kind];
      if (!track || !is_wanted()) continue;
      let seat = this.of_(line, kind);
      if (!seat) {
        seat = this.all_.find((one) => one.line === null && one.kind === kind) ?? this.add_(line, kind);
        seat.line = line;
        taken.push(seat);
      }
      if (seat.transceiver.sender.track !== track) await seat.transceiver.sender.replaceTrack(track);
      line.take_seat(kind, seat.transceiver);
    }
  }

  /** @param {sharing} line @param {kind} kind @returns {string} "" = it has none */
  mid_of(line, kind) {
    return this.of_(line, kind)?.transceiver.mid ?? '';
  }

  /** Its section stays, and sends nothing: a direction that changes would cost an offer more. @param {seat} seat */
  free(seat) {
    seat.line?.leave_seat(seat.kind);
    seat.line = null;
    if (this.pc_.signalingState === 'closed') return;
    seat.transceiver.sender.replaceTrack(null).catch((error) => console.info('not freed:', error));
  }

  /** @param {sharing} line */
  free_line(line) {
    for (const seat of this.all_) if (seat.line === line) this.free(seat);
  }

  /** Those whose line has no such track any more. */
  free_unused() {
    for (const seat of this.all_) if (seat.line && !seat.line[seat.kind]) this.free(seat);
  }

  /** @param {sharing} line @param {kind} kind */
  of_(line, kind) {
    return this.all_.find((one) => one.line === line && one.kind === kind);
  }

  /** @param {sharing} line @param {kind} kind @returns {seat} */
  add_(line, kind) {
    const encoding = kind === 'video' ? [{ maxBitrate: line.max_kbps * 1000 }] : undefined;
    const transceiver = this.pc_.addTransceiver(kind, {
      direction: 'sendonly',
      streams: [line.stream],
      ...(encoding ? { sendEncodings: encoding } : {}),
    });
    /** @type {seat} */
    const seat = { transceiver, kind, line };
    this.all_.push(seat);
    return seat;
  }
}
