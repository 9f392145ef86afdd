// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A Chromium with cameras and microphones that nobody has to plug in, and what tests of them ask a
// real box.
import { launch_sharing_chromium } from './chromium.mjs';
import { until } from './wait.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./box.mjs').box} box */

/** Two fake cameras and the fake microphones; every question about them is answered with yes. */
export function launch_camera_chromium() {
  return launch_sharing_chromium({
    args: ['--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream'],
  });
}

/** What getUserMedia gives stands in `captured`, the newest last. @param {Page} page */
export async function watch_devices(page) {
  await page.addInitScript(() => {
    const { captured } = Object.assign(window, { captured: /** @type {MediaStreamTrack[]} */ ([]) });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      captured.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The newest device of this kind is pulled out. @param {Page} page @param {'audio'|'video'} kind */
export async function unplug(page, kind) {
  await page.evaluate((wanted) => {
    const { captured } = /** @type {any} */ (window);
    const track = captured.findLast((/** @type {MediaStreamTrack} */ one) => one.kind === wanted);
    track.stop();
    track.dispatchEvent(new Event('ended')); // stop() alone is silent
  }, kind);
}

/**
 * @param {box} room @param {string} kind @param {string} [name] of its owner
 * @returns {Promise<any>} the share with its id, null when there is none
 */
export async function share_of(room, kind, name = 'Ada') {
  const shares = Object.entries((await room.room()).shares);
  const [id, share] = shares.find(([, one]) => one.name === name && one.kind === kind) ?? [];
  return id ? { id, ...share } : null;
}

/** @param {box} room @param {string} kind @returns {Promise<any>} with pictures that came in the last second */
export function live(room, kind) {
  return until(async () => {
    const share = await share_of(room, kind);
    const arrives = ['live', 'weak'].includes(share?.state) && (kind === 'sound' ? share.sound : share.fps > 0);
    return arrives ? share : null;
  }, `a live ${kind}`);
}

/** @param {box} room @param {string} kind */
export async function gone(room, kind) {
  await until(async () => (await share_of(room, kind)) === null, `no ${kind}`);
}

/** Media sections and connections of the page (watch_peers). @param {Page} page */
export function wires(page) {
  return page.evaluate(() => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    const last = peers[peers.length - 1];
    return {
      made: peers.length,
      open: peers.filter((peer) => peer.signalingState !== 'closed').length,
      sections: (last?.localDescription?.sdp.match(/^m=/gm) ?? []).length,
    };
  });
}

/** From now on `key_frames` counts what the encoder of each section makes whole. Before the page opens. @param {Page} page */
export async function count_key_frames(page) {
  await page.addInitScript(() => {
    const counts = Object.assign(window, { key_frames: /** @type {number[]} */ ([]) }).key_frames;
    const real = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends real {
      /** @param {RTCConfiguration} [configuration] */
      constructor(configuration) {
        super(/** @type {any} */ ({ ...configuration, encodedInsertableStreams: true }));
      }
      /** @override @param {[any, any?]} how */
      addTransceiver(...how) {
        const made = super.addTransceiver(...how);
        const section = counts.push(0) - 1;
        const { readable, writable } = /** @type {any} */ (made.sender).createEncodedStreams();
        const counting = new TransformStream({
          transform(frame, out) {
            counts[section] += frame.type === 'key' ? 1 : 0;
            out.enqueue(frame);
          },
        });
        void readable.pipeThrough(counting).pipeTo(writable);
        return made;
      }
    };
  });
}

/** Of the first section (count_key_frames). @param {Page} page @returns {Promise<number>} */
export function key_frames(page) {
  return page.evaluate(() => /** @type {any} */ (window).key_frames[0]);
}

/** Pictures that the page has sent of its first section. @param {Page} page @returns {Promise<number>} */
export function frames_sent(page) {
  return page.evaluate(async () => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    const [sender] = peers[peers.length - 1].getSenders();
    for (const entry of (await sender.getStats()).values()) {
      if (entry.type === 'outbound-rtp') return entry.framesSent ?? 0;
    }
    return 0;
  });
}
