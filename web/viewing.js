// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Watching a share on this device: the connection that brings what the display shows.

const EARLY_LIMIT = 100;
/** A share of another codec comes over a connection of its own; so long the old picture stays. */
const SWAP_MS = 4000;

/**
 * @typedef {{peer: string, candidate: string, mid: string, mline: number}} wire_candidate
 * @typedef {{
 *   call: (method: string, params?: object) => Promise<any>,
 *   is_open: () => boolean,
 *   on_stream: (stream: MediaStream | null) => void,
 *   on_broken: () => void,
 * }} host
 */

/** One connection that receives pictures and sound of one share at a time. */
export class view_link {
  /** @param {host} host */
  constructor(host) {
    this.host_ = host;
    this.peer = '';
    this.share = '';
    this.stream = new MediaStream();
    /** @type {wire_candidate[]} candidates of the box that came before its answer */
    this.early_ = [];
    this.pc_ = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.closed_ = false;
  }

  /** @param {string} share */
  async open(share) {
    const pc = this.pc_;
    this.share = share;
    for (const kind of ['video', 'audio']) pc.addTransceiver(kind, { direction: 'recvonly' });
    for (const { receiver } of pc.getTransceivers()) {
      keep_short(receiver);
      this.stream.addTrack(receiver.track);
    }
    /** @type {RTCIceCandidate[]} found before the box has told the peer's name */
    const found = [];
    pc.onicecandidate = ({ candidate }) => {
      if (candidate && this.peer) this.send_(candidate);
      else if (candidate) found.push(candidate);
    };
    pc.oniceconnectionstatechange = () => {
      if (pc.iceConnectionState === 'failed' && !this.closed_) this.host_.on_broken();
    };
    await pc.setLocalDescription(await pc.createOffer());
    const answer = await this.host_.call('view.offer', {
      sdp: pc.localDescription?.sdp ?? '',
      shares: this.mids_(share),
    });
    if (this.closed_) return this.tell_closed_(answer.peer);
    this.peer = answer.peer;
    await pc.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    for (const candidate of found.splice(0)) this.send_(candidate);
    for (const wire of this.early_.splice(0)) await this.remote_candidate(wire);
  }

  /** Another share over the same connection; rejects when its pictures are of another format. @param {string} share */
  async turn_to(share) {
    for (const [mid, id] of Object.entries(this.mids_(share))) {
      await this.host_.call('view.set', { peer: this.peer, mid, share: id });
    }
    this.share = share;
  }

  /** @param {wire_candidate} wire */
  async remote_candidate(wire) {
    if (!wire.candidate || this.closed_) return;
    if (wire.peer !== this.peer || !this.pc_.remoteDescription) {
      if (this.early_.length < EARLY_LIMIT) this.early_.push(wire);
      return;
    }
    const { candidate, mid: sdpMid, mline: sdpMLineIndex } = wire;
    await this.pc_
      .addIceCandidate({ candidate, sdpMid, sdpMLineIndex })
      .catch((error) => console.info('candidate left out:', error));
  }

  close() {
    if (this.closed_) return;
    this.closed_ = true;
    this.pc_.close();
    if (this.peer) this.tell_closed_(this.peer);
  }

  /** @returns {Promise<RTCStatsReport>} */
  stats() {
    return this.pc_.getStats();
  }

  /** @param {string} share @returns {Record<string, string>} */
  mids_(share) {
    return Object.fromEntries(this.pc_.getTransceivers().map(({ mid }) => [mid ?? '', share]));
  }

  /** @param {RTCIceCandidate} candidate */
  send_({ candidate, sdpMid: mid, sdpMLineIndex: mline }) {
    const wire = { peer: this.peer, candidate, mid: mid ?? '0', mline: mline ?? 0 };
    this.host_.call('peer.candidate', wire).catch((error) => console.info('not taken:', error));
  }

  /** @param {string} peer */
  tell_closed_(peer) {
    if (this.host_.is_open()) this.host_.call('peer.close', { peer }).catch(() => {});
  }
}

/** A meeting is not a film: late pictures are worth less than missing ones. @param {RTCRtpReceiver} receiver */
function keep_short(receiver) {
  // Chromium's own name, and that of the standard; not in every type library.
  const any = /** @type {any} */ (receiver);
  if ('playoutDelayHint' in any) any.playoutDelayHint = 0;
  if ('jitterBufferTarget' in any) any.jitterBufferTarget = 0;
}

/** What is watched, from connection to connection. */
export class viewing {
  /** @param {host} host */
  constructor(host) {
    this.host_ = host;
    /** @type {view_link | null} */
    this.link_ = null;
    /** @type {view_link | null} comes in the place of the present one */
    this.next_ = null;
    this.wanted_ = '';
  }

  /** The share on the screen of this device, or on its way there; "" = none. */
  get share() {
    return this.wanted_;
  }

  get link() {
    return this.link_;
  }

  /** @param {string} share @returns {Promise<void>} rejects with an rpc_error */
  async watch(share) {
    if (share === this.wanted_) return;
    this.wanted_ = share;
    this.next_?.close();
    this.next_ = null;
    if (this.link_?.peer && (await this.turned_(this.link_, share))) return;
    if (share === this.wanted_) await this.open_(share);
  }

  /** The connection is gone, or the session is another one: the same share again. */
  async again() {
    const share = this.wanted_;
    if (!share) return;
    this.link_?.close();
    this.link_ = null;
    await this.open_(share);
  }

  stop() {
    this.wanted_ = '';
    this.next_?.close();
    this.next_ = null;
    this.link_?.close();
    this.link_ = null;
    this.host_.on_stream(null);
  }

  /** @param {string} method @param {any} params */
  notified(method, params) {
    if (method !== 'peer.candidate') return;
    void this.link_?.remote_candidate(params);
    void this.next_?.remote_candidate(params);
  }

  /** @param {view_link} link @param {string} share @returns {Promise<boolean>} */
  async turned_(link, share) {
    try {
      await link.turn_to(share);
      return true;
    } catch (error) {
      console.info('another connection for', share, error);
      return false;
    }
  }

  /** @param {string} share */
  async open_(share) {
    const fresh = new view_link(this.host_);
    this.next_ = fresh;
    try {
      await fresh.open(share);
    } catch (error) {
      fresh.close();
      if (this.next_ === fresh) this.next_ = null;
      if (this.wanted_ === share) this.wanted_ = this.link_?.share ?? '';
      throw error;
    }
    if (this.next_ !== fresh) return fresh.close();
    await first_picture(fresh.stream, this.link_ ? SWAP_MS : 0);
    if (this.next_ !== fresh) return fresh.close();
    this.next_ = null;
    this.link_?.close();
    this.link_ = fresh;
    this.host_.on_stream(fresh.stream);
  }
}

/** @param {MediaStream} stream @param {number} longest_ms @returns {Promise<void>} */
function first_picture(stream, longest_ms) {
  const [track] = stream.getVideoTracks();
  if (!longest_ms || !track.muted) return Promise.resolve();
  return new Promise((done) => {
    setTimeout(done, longest_ms);
    track.addEventListener('unmute', () => done(), { once: true });
  });
}
