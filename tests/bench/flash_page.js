// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Each second the whole picture turns white and a beep begins, at the same moment as near as a page
// can: how near is written down. Both are shared over one peer connection (docs/signalling.md).

const EVERY_S = 1;
const BEEP_S = 0.06;
const BEEP_HZ = 1000;
const FLASH_MS = 120;
const READ_MS = 100;
/** Strip and stripe are drawn in every second frame of the display: 30 a second. */
const EVERY_FRAMES = 2;

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('sheet'));
const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
/** @type {{paint: (on: CanvasRenderingContext2D, now: number) => void}} */
const strip = /** @type {any} */ (window).clock_strip;

/**
 * Wall clock, ms: what the strip said, when the beep began. A context that was held up loses time, so
 * the moment is read from its clock as it goes just after the beep.
 * @type {{stamp: number, beep: number}[]}
 */
const flashes = [];
let flash_ends = 0;
let frames = 0;

const wall = () => performance.timeOrigin + performance.now();

/** @param {boolean} white */
function paint(white) {
  const stamp = Date.now();
  ink.fillStyle = white ? '#fff' : '#203050';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = '#808080';
  ink.fillRect((frames * 7) % canvas.width, 400, 60, 60);
  strip.paint(ink, stamp);
  return stamp;
}

/** What plays once a second, and when the next one begins (of the context's clock). */
class beeper {
  constructor() {
    this.context_ = new AudioContext({ sampleRate: 48000, latencyHint: 'interactive' });
    this.out_ = this.context_.createMediaStreamDestination();
    this.next_ = Math.ceil(this.context_.currentTime) + 2;
    /** Wall clock minus the context's, ms: the least seen, for the context's clock goes in steps. */
    this.shifts_ = /** @type {number[]} */ ([]);
    this.last_ = 0;
    this.plan_();
  }

  get track() {
    return this.out_.stream.getAudioTracks()[0];
  }

  plan_() {
    const tone = this.context_.createOscillator();
    tone.frequency.value = BEEP_HZ;
    const level = this.context_.createGain();
    level.gain.value = 0.5;
    tone.connect(level).connect(this.out_);
    tone.start(this.next_);
    tone.stop(this.next_ + BEEP_S);
  }

  /** Call often. The wall clock of the beep that begins now, null between two. @returns {number | null} */
  take() {
    const now = wall();
    this.shifts_.push(now - this.context_.currentTime * 1000);
    if (this.shifts_.length > 60) this.shifts_.shift();
    const begins = Math.min(...this.shifts_) + this.next_ * 1000;
    if (now < begins) return null;
    this.last_ = this.next_;
    this.next_ += EVERY_S;
    this.plan_();
    return begins;
  }

  /** When the last beep began, as far as the context's clock has come to it. */
  began() {
    const time = this.context_.currentTime;
    return time < this.last_ ? Infinity : wall() - (time - this.last_) * 1000;
  }
}

/** The few calls that a page makes. */
class box {
  constructor() {
    this.socket_ = new WebSocket(`wss://${location.host}/ws`, 'tessera.v1');
    this.open = new Promise((resolve) => (this.socket_.onopen = resolve));
    /** @type {Map<number, {resolve: (value: any) => void, reject: (why: Error) => void}>} */
    this.waiting_ = new Map();
    /** @type {(params: any) => void} */
    this.on_candidate = () => {};
    this.socket_.onmessage = ({ data }) => {
      const { id, method, params, result, error } = JSON.parse(data);
      if (method === 'peer.candidate') this.on_candidate(params);
      const call = this.waiting_.get(id);
      if (call && error) call.reject(new Error(error.message));
      else call?.resolve(result);
    };
    setInterval(() => void this.call('ping'), 10000);
  }

  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  call(method, params = {}) {
    const id = this.waiting_.size + 1;
    this.socket_.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return new Promise((resolve, reject) => this.waiting_.set(id, { resolve, reject }));
  }
}

/** @param {box} line @param {MediaStreamTrack} picture @param {MediaStreamTrack} sound */
async function offer(line, picture, sound) {
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const stream = new MediaStream([picture, sound]);
  const video = peer.addTransceiver(picture, { direction: 'sendonly', streams: [stream] });
  const audio = peer.addTransceiver(sound, { direction: 'sendonly', streams: [stream] });
  /** @type {RTCIceCandidateInit[]} */
  let early = [];
  let answered = false;
  line.on_candidate = ({ candidate, mline }) => {
    const one = { candidate, sdpMLineIndex: mline };
    if (answered) void peer.addIceCandidate(one);
    else early.push(one);
  };
  await peer.setLocalDescription();
  // Without trickle: this page is in no hurry.
  await new Promise((resolve) => {
    const look = () => peer.iceGatheringState === 'complete' && resolve(null);
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
  const answer = await line.call('peer.offer', {
    sdp: peer.localDescription?.sdp,
    shares: { [video.mid ?? '0']: { kind: 'screen', label: 'Flash and beep', sound: audio.mid } },
  });
  await peer.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
  answered = true;
  for (const one of early) await peer.addIceCandidate(one);
  early = [];
  return peer;
}

/** @param {string} name @param {string} pin */
async function start(name, pin) {
  const beeps = new beeper();
  const tick = () => {
    requestAnimationFrame(tick);
    frames += 1;
    const begins = beeps.take();
    const last = flashes[flashes.length - 1];
    if (last && wall() < last.stamp + READ_MS) last.beep = Math.min(last.beep, beeps.began());
    if (begins !== null) {
      flash_ends = wall() + FLASH_MS;
      flashes.push({ stamp: paint(true), beep: Infinity });
    } else if (frames % EVERY_FRAMES === 0) {
      paint(wall() < flash_ends);
    }
  };
  tick();
  const line = new box();
  await line.open;
  await line.call('join', { name, pin });
  const peer = await offer(line, canvas.captureStream().getVideoTracks()[0], beeps.track);
  Object.assign(window, { peer });
}

Object.assign(window, { flash_page: { start, flashes: () => flashes } });
