// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the page offers, and when, without a browser: the peer connection and the box are stand-ins.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peer_candidates } from '../../web/peer_candidates.js';
import { sharing } from '../../web/sharing.js';
import { rpc_error } from '../../web/signalling.js';
import { uplink } from '../../web/uplink.js';

/** As much of RTCPeerConnection as the uplink uses. */
class stand_in_peer {
  constructor() {
    /** @type {any[]} */
    this.transceivers = [];
    this.signalingState = 'stable';
    this.iceConnectionState = 'new';
    this.rollbacks = 0;
    /** @type {any} */
    this.localDescription = null;
    /** @type {any} */
    this.remoteDescription = null;
    /** @type {(() => void) | null} */
    this.oniceconnectionstatechange = null;
  }

  /** @param {string} kind */
  addTransceiver(kind) {
    const sender = {
      track: null,
      replaceTrack: async (/** @type {any} */ track) => void (sender.track = track),
      getParameters: () => ({ encodings: [{}] }),
      setParameters: async () => {},
      getStats: async () => new Map(),
    };
    const transceiver = { kind, sender, mid: /** @type {string | null} */ (null) };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  async createOffer() {
    return { type: 'offer', sdp: 'offer' };
  }

  /** @param {any} description */
  async setLocalDescription(description) {
    if (description.type === 'rollback') {
      this.rollbacks += 1;
      this.signalingState = 'stable';
      return;
    }
    this.transceivers.forEach((one, place) => (one.mid ??= String(place)));
    this.localDescription = description;
    this.signalingState = 'have-local-offer';
  }

  /** @param {any} description */
  async setRemoteDescription(description) {
    this.remoteDescription = description;
    this.signalingState = 'stable';
  }

  async getStats() {
    return new Map();
  }

  close() {
    this.signalingState = 'closed';
  }
}

/** A box that takes all, unless `refuse` throws. */
class stand_in_box {
  constructor() {
    /** @type {{method: string, params: any}[]} */
    this.calls = [];
    /** @type {stand_in_peer[]} */
    this.peers = [];
    this.refuse = async (/** @type {any} */ offer) => void offer;
    this.shares_ = 0;
    this.uplink = new uplink({
      call: (method, params) => this.answer_(method, params),
      is_open: () => true,
      answers: async () => true,
      new_peer: () => {
        const peer = new stand_in_peer();
        this.peers.push(peer);
        return /** @type {any} */ (peer);
      },
      on_change: () => {},
    });
  }

  get offers() {
    return this.calls.filter(({ method }) => method === 'peer.offer').map(({ params }) => params);
  }

  /** @param {string} method */
  called(method) {
    return this.calls.filter((call) => call.method === method).map(({ params }) => params);
  }

  /** @param {string} method @param {any} params */
  async answer_(method, params) {
    this.calls.push({ method, params });
    if (method !== 'peer.offer') return {};
    await this.refuse(params);
    const shares = Object.entries(params.shares ?? {}).map(([mid, one]) => [mid, one.share ?? `s${++this.shares_}`]);
    return { peer: params.peer ?? `c${this.peers.length}`, sdp: 'answer', shares: Object.fromEntries(shares) };
  }

  /** @param {import('../../web/sharing.js').kind} kind @param {...string} tracks */
  line(kind, ...tracks) {
    const made = tracks.map(track);
    const of = (/** @type {string} */ wanted) => made.filter((one) => one.kind === wanted);
    const stream = { getVideoTracks: () => of('video'), getAudioTracks: () => of('audio') };
    let broken = 0;
    const line = new sharing(
      { call: async () => ({}), is_open: () => false, on_change: () => {}, on_broken: () => void (broken += 1), on_track_ended: () => {} },
      /** @type {any} */ (stream),
      { kind, max_kbps: 1000 },
    );
    return Object.assign(line, { times_broken: () => broken });
  }
}

/** @param {string} kind @returns {any} */
const track = (kind) => ({ kind, label: '', readyState: 'live', stop() {} });

/** @param {string} name @param {(scene: stand_in_box) => Promise<void>} body */
function scenario(name, body) {
  test(name, async () => {
    const scene = new stand_in_box();
    try {
      await body(scene);
    } finally {
      for (const line of [...scene.uplink.lines_]) scene.uplink.drop(line); // their timers end
    }
  });
}

scenario('uplink: lines that come at once come with one offer', async (box) => {
  const [screen, camera] = [box.line('screen', 'video', 'audio'), box.line('camera', 'video')];
  await Promise.all([box.uplink.carry(screen), box.uplink.carry(camera)]);
  assert.deepEqual(box.offers.map(({ shares }) => shares), [{
    0: { kind: 'screen', label: '', sound: '1' }, 2: { kind: 'camera', label: '' },
  }]);
  assert.deepEqual([screen.share_id, camera.share_id], ['s1', 's2']);
  await box.uplink.carry(screen);
  assert.equal(box.offers.length, 1, 'what is settled is not offered again');
});

scenario('uplink: a line that comes later is added, its section is free when it goes', async (box) => {
  const screen = box.line('screen', 'video');
  await box.uplink.carry(screen);
  for (let round = 0; round < 3; ++round) {
    const camera = box.line('camera', 'video');
    await box.uplink.carry(camera);
    assert.deepEqual(box.offers.at(-1).shares, {
      0: { kind: 'screen', label: '', share: 's1' }, 1: { kind: 'camera', label: '' },
    });
    assert.equal(box.offers.at(-1).peer, 'c1');
    box.uplink.drop(camera);
    assert.equal(box.peers[0].transceivers[1].sender.track, null);
  }
  assert.equal(box.peers.length, 1);
  assert.equal(box.peers[0].transceivers.length, 2);
  box.uplink.drop(screen);
  assert.equal(box.peers[0].signalingState, 'closed');
  assert.deepEqual(box.called('peer.close'), [{ peer: 'c1' }]);
});

scenario('uplink: a camera that becomes a sound is another share in the same section', async (box) => {
  const line = box.line('camera', 'video', 'audio');
  await box.uplink.carry(line);
  line.set_track('video', null);
  line.become('sound');
  assert.equal(line.changes_kind, true);
  await box.uplink.carry(line);
  assert.deepEqual(box.offers.at(-1).shares, { 1: { kind: 'sound', label: '' } });
  assert.equal(line.share_id, 's2');
  line.set_track('video', track('video'));
  line.become('camera');
  await box.uplink.carry(line);
  assert.deepEqual(box.offers.at(-1).shares, { 0: { kind: 'camera', label: '', sound: '1' } });
  assert.equal(box.peers[0].transceivers.length, 2);
});

scenario('uplink: an addition that is refused is rolled back, and the others run on', async (box) => {
  const [screen, camera] = [box.line('screen', 'video'), box.line('camera', 'video')];
  await box.uplink.carry(screen);
  box.refuse = async () => { throw new rpc_error('refused', 'no'); };
  await assert.rejects(box.uplink.carry(camera), { name: 'refused' });
  assert.equal(box.peers[0].rollbacks, 1);
  assert.equal(box.peers[0].transceivers[1].sender.track, null);
  assert.equal(screen.is_settled, true);
  box.refuse = async () => {};
  await box.uplink.carry(camera);
  assert.equal(box.peers.length, 1);
  assert.equal(box.peers[0].transceivers.length, 2);
});

scenario('uplink: one line that cannot be shown does not take the others down', async (box) => {
  const [screen, camera] = [box.line('screen', 'video'), box.line('camera', 'video')];
  box.refuse = async ({ shares }) => {
    if (Object.values(shares).some(({ kind }) => kind === 'camera')) throw new rpc_error('codec_unsupported', 'no');
  };
  const both = await Promise.allSettled([box.uplink.carry(camera), box.uplink.carry(screen)]);
  assert.deepEqual(both.map(({ status }) => status), ['rejected', 'fulfilled']);
  assert.equal(screen.is_settled, true);
  assert.equal(box.peers.filter(({ signalingState }) => signalingState !== 'closed').length, 1);
});

scenario('uplink: a broken connection is made anew once, with the same shares', async (box) => {
  const [screen, camera] = [box.line('screen', 'video'), box.line('camera', 'video')];
  await Promise.all([box.uplink.carry(screen), box.uplink.carry(camera)]);
  box.uplink.break_();
  assert.deepEqual([screen.times_broken(), camera.times_broken()], [1, 1]);
  await Promise.all([box.uplink.carry(screen), box.uplink.carry(camera)]);
  assert.equal(box.offers.length, 2);
  assert.equal(box.offers[1].peer, undefined);
  assert.deepEqual(Object.values(box.offers[1].shares).map(({ share }) => share), ['s1', 's2']);
  assert.deepEqual(box.called('peer.close'), [{ peer: 'c1' }]);
});

scenario('uplink: comes again when the box says so, and not for ever', async (box) => {
  let left = 2;
  box.refuse = async () => { if (left-- > 0) throw new rpc_error('unavailable', 'busy', 1); };
  await box.uplink.carry(box.line('screen', 'video'));
  assert.equal(box.offers.length, 3);
  left = Infinity;
  await assert.rejects(box.uplink.carry(box.line('camera', 'video')), { name: 'unavailable' });
  assert.equal(box.offers.length, 3 + 5);
});

scenario('uplink: what was stopped while somebody was asked is not shown', async (box) => {
  const [screen, camera] = [box.line('screen', 'video'), box.line('camera', 'video')];
  await box.uplink.carry(screen);
  let allow = () => {};
  box.refuse = () => new Promise((resolve) => (allow = () => resolve(undefined)));
  const carried = box.uplink.carry(camera);
  while (box.offers.length < 2) await new Promise((resolve) => setImmediate(resolve));
  box.uplink.drop(camera);
  allow();
  await carried;
  assert.deepEqual(box.called('share.stop'), [{ share: 's2' }]);
  assert.equal(screen.is_settled, true);
});

scenario('uplink: when the box has ended the last share, the next line finds a fresh connection', async (box) => {
  const screen = box.line('screen', 'video');
  await box.uplink.carry(screen);
  box.uplink.share_gone(screen);
  await box.uplink.carry(screen);
  assert.equal(box.peers.length, 2);
  assert.equal(box.offers[1].shares[0].share, undefined);
});

scenario('uplink: an ICE restart names no shares and goes behind the offer before it', async (box) => {
  const [screen, camera] = [box.line('screen', 'video'), box.line('camera', 'video')];
  await box.uplink.carry(screen);
  await box.uplink.restart_ice();
  assert.deepEqual(Object.keys(box.offers[1]), ['peer', 'sdp']);
  let allow = () => {};
  box.refuse = () => new Promise((resolve) => (allow = () => resolve(undefined)));
  const carried = box.uplink.carry(camera);
  while (box.offers.length < 3) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(await box.uplink.restart_ice(), false, 'not while an offer waits for its answer');
  allow();
  await carried;
});

scenario('uplink: a line that ended before its turn leaves no empty connection and throws nothing', async (box) => {
  const screen = box.line('screen', 'video');
  const carried = box.uplink.carry(screen);
  /** @type {any} */ (screen.video).readyState = 'ended';
  await carried;
  assert.deepEqual([box.peers.length, box.calls.length], [0, 0]);
  // The same where one stood, and the box had ended it.
  /** @type {any} */ (screen.video).readyState = 'live';
  await box.uplink.carry(screen);
  box.uplink.share_gone(screen);
  /** @type {any} */ (screen.video).readyState = 'ended';
  await box.uplink.carry(screen);
  assert.deepEqual(box.peers.map(({ signalingState }) => signalingState), ['closed']);
  assert.deepEqual(box.called('peer.close'), [{ peer: 'c1' }]);
  assert.equal(box.uplink.ice_state, 'new');
  assert.equal(box.offers.length, 1);
});

scenario('uplink: an answer that the browser does not take leaves nothing at the box', async (box) => {
  const screen = box.line('screen', 'video');
  const [real, no] = [stand_in_peer.prototype.setRemoteDescription, new Error('not an answer')];
  stand_in_peer.prototype.setRemoteDescription = async () => { throw no; };
  try {
    await assert.rejects(box.uplink.carry(screen), no);
  } finally {
    stand_in_peer.prototype.setRemoteDescription = real;
  }
  await box.uplink.carry(screen);
  assert.deepEqual(box.called('peer.close'), [{ peer: 'c1' }]);
  assert.deepEqual(box.peers.map(({ signalingState }) => signalingState), ['closed', 'stable']);
});

test('candidates: what comes before the answer waits, no more than 100 each way, and goes to its peer', async () => {
  /** @type {any[]} */
  const sent = [];
  /** @type {string[]} */
  const taken = [];
  const pc = {
    signalingState: 'stable',
    onicecandidate: (/** @type {any} */ event) => void event,
    addIceCandidate: async (/** @type {any} */ one) => void taken.push(one.candidate),
  };
  const both = new peer_candidates(/** @type {any} */ (pc), async (method, params) => void sent.push({ method, ...params }));
  const wire = (/** @type {string} */ candidate, peer = 'v1') => ({ peer, candidate, mid: '0', mline: 0 });
  const find = (/** @type {string} */ candidate) => pc.onicecandidate({ candidate: { candidate, sdpMid: '1', sdpMLineIndex: 1 } });
  await both.remote(wire('of another', 'v0'));
  for (let count = 0; count < 150; ++count) {
    find(`own ${count}`);
    await both.remote(wire(`box ${count}`));
  }
  assert.deepEqual([sent, taken], [[], []]);
  await both.answered('v1');
  assert.deepEqual([sent.length, taken.length], [100, 99]);
  assert.deepEqual(sent[0], { method: 'peer.candidate', peer: 'v1', candidate: 'own 0', mid: '1', mline: 1 });
  assert.equal(taken[0], 'box 0');
  find('own late');
  for (const one of [wire('late'), wire(''), wire('late, of another', 'v2')]) await both.remote(one);
  assert.deepEqual([sent.at(-1).candidate, taken.slice(99)], ['own late', ['late']]);
  pc.signalingState = 'closed';
  await both.remote(wire('after the end'));
  assert.equal(taken.length, 100);
});
