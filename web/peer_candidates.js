// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The ICE candidates of one peer connection, both ways. Those that come before the box has named the
// peer and answered wait for that.

const MOST_WAITING = 100;

/** @typedef {{peer: string, candidate: string, mid: string, mline: number}} wire_candidate */

export class peer_candidates {
  /** @param {RTCPeerConnection} pc @param {(method: string, params?: object) => Promise<any>} call */
  constructor(pc, call) {
    this.pc_ = pc;
    this.call_ = call;
    /** What the box calls the peer, "" before it has answered. */
    this.peer_ = '';
    /** @type {wire_candidate[]} of the box */
    this.early_ = [];
    /** @type {RTCIceCandidate[]} own ones */
    this.found_ = [];
    pc.onicecandidate = ({ candidate }) => {
      if (candidate && this.peer_) this.send_(candidate);
      else if (candidate && this.found_.length < MOST_WAITING) this.found_.push(candidate);
    };
  }

  /** The answer is taken: what waited goes its way. @param {string} peer */
  async answered(peer) {
    this.peer_ = peer;
    for (const candidate of this.found_.splice(0)) this.send_(candidate);
    for (const wire of this.early_.splice(0)) await this.remote(wire);
  }

  /** @param {wire_candidate} wire from the box */
  async remote(wire) {
    const { peer, candidate, mid: sdpMid, mline: sdpMLineIndex } = wire;
    // An empty candidate says "no more"; browsers differ in how they want to hear that, and need not.
    if (!candidate || this.pc_.signalingState === 'closed') return;
    if (!this.peer_) {
      if (this.early_.length < MOST_WAITING) this.early_.push(wire);
      return;
    }
    if (peer !== this.peer_) return;
    await this.pc_
      .addIceCandidate({ candidate, sdpMid, sdpMLineIndex })
      .catch((error) => console.info('candidate left out:', error));
  }

  /** @param {RTCIceCandidate} candidate */
  send_({ candidate, sdpMid: mid, sdpMLineIndex: mline }) {
    const wire = { peer: this.peer_, candidate, mid: mid ?? '0', mline: mline ?? 0 };
    this.call_('peer.candidate', wire).catch((error) => console.info('not taken:', error));
  }
}
