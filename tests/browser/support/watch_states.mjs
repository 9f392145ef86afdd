// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The states of "Watch on this device".
import { person, refusal } from './dev_box.mjs';
import { joined, SHARE } from './ways.mjs';

/** @typedef {import('./ways.mjs').way} way */
/** @typedef {import('./ways.mjs').scene} scene */

/**
 * A sender in the page itself stands in for the media part of the box.
 * @param {scene} scene @param {{unplayable?: string[], unbegun?: string[]}} [shares] unbegun: nothing comes before begin()
 */
export function stand_in_sender({ box, page }, { unplayable = [], unbegun = [] } = {}) {
  let made = 0;
  box.replies['view.offer'] = async ({ sdp, shares }) => {
    const answer = await page.evaluate(async ([offer, sections, left_out, late]) => {
      const kept = /** @type {{senders: RTCPeerConnection[], begin: () => void, rest: () => void}} */ (/** @type {unknown} */ (window));
      const paint = (/** @type {string} */ words, /** @type {boolean} */ begun) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [1280, 720];
        const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        const draw = () => {
          ink.fillStyle = '#f4f6fb';
          ink.fillRect(0, 0, 1280, 720);
          ink.fillStyle = '#16213f';
          ink.font = '600 72px Inter, sans-serif';
          ink.fillText(words, 90, 160);
          ink.fillStyle = '#c3cde6';
          for (let row = 0; row < 7; ++row) ink.fillRect(90, 230 + row * 58, 1040 - ((row * 230) % 400), 22);
        };
        let drawing = 0;
        const begin = () => (drawing = Number(setInterval(draw, 100)));
        if (begun) begin();
        else [kept.begin, kept.rest] = [begin, () => clearInterval(drawing)];
        return canvas.captureStream(10).getVideoTracks()[0];
      };
      const pc = new RTCPeerConnection();
      (kept.senders ??= []).push(pc); // so that none is collected
      await pc.setRemoteDescription({ type: 'offer', sdp: offer });
      for (const section of pc.getTransceivers()) {
        const share = sections[section.mid ?? ''];
        if (!share || left_out.includes(share) || section.receiver.track.kind !== 'video') continue;
        section.direction = 'sendonly';
        await section.sender.replaceTrack(paint(`Picture of ${share}`, !late.includes(share)));
      }
      await pc.setLocalDescription(await pc.createAnswer());
      if (pc.iceGatheringState !== 'complete') {
        await new Promise((resolve) => {
          pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve(null);
        });
      }
      return pc.localDescription?.sdp ?? '';
    }, /** @type {[string, Record<string, string>, string[], string[]]} */ ([sdp, shares, unplayable, unbegun]));
    const named = Object.values(shares).filter((share) => unplayable.includes(share));
    return { peer: `v${++made}`, sdp: answer, unplayable: [...new Set(named)] };
  };
}

/** What is unbegun begins. @param {scene} scene */
export const begin = ({ page }) =>
  page.evaluate(() => /** @type {{begin: () => void}} */ (/** @type {unknown} */ (window)).begin());

/** It sends nothing more. @param {scene} scene */
export const rest = ({ page }) =>
  page.evaluate(() => /** @type {{rest: () => void}} */ (/** @type {unknown} */ (window)).rest());

/** @param {scene} scene @param {number} count */
async function pictures({ page }, count) {
  await page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll('#watch-stage video')];
    return all.filter((one) => /** @type {HTMLVideoElement} */ (one).videoWidth > 0).length === wanted;
  }, count);
}

/** @param {scene} scene two screens that can be watched */
export function two_screens({ box }) {
  box.room.participants.p3 = person('Linus Pauling');
  Object.assign(box.room.shares.s9, { codec: 'vp8' });
  box.room.shares.s8 = { ...SHARE, participant: 'p3', name: 'Linus Pauling', label: 'Bonds', codec: 'h264' };
}

/** @param {scene} scene */
export async function watching(scene) {
  await joined(scene);
  await scene.page.click('#watch-open');
}

/** @param {import('./dev_box.mjs').reply} reply @returns {way} */
const with_fault = (reply) => async (scene) => {
  two_screens(scene);
  scene.box.replies['view.offer'] = reply;
  await watching(scene);
  await scene.page.waitForSelector('#watch-fault:not([hidden])');
};

/** @param {number} count of shares @returns {way} */
export const watching_many = (count) => async (scene) => {
  const { box } = scene;
  two_screens(scene);
  const names = ['Ada', 'Grace', 'Linus', 'Emmy', 'Alan', 'Lise', 'Srinivasa', 'Chien-Shiung', 'Rosalind'];
  box.room.shares = Object.fromEntries(names.slice(0, count).map((name, index) =>
    [`s${index + 11}`, { ...SHARE, participant: 'p3', name, label: '', order: index + 1, codec: 'vp8' }]));
  stand_in_sender(scene);
  await watching(scene);
  await pictures(scene, count);
};

/** @param {(scene: scene) => void} prepare a share s8 too @returns {way} */
const unbegun = (prepare) => async (scene) => {
  prepare(scene);
  const { participants, shares } = scene.box.room;
  Object.assign(participants.p3, { name: 'Linus’s iPhone', door: 'airplay' });
  Object.assign(shares.s8, { name: 'Linus’s iPhone', label: '' });
  stand_in_sender(scene, { unbegun: ['s8'] });
  await watching(scene);
  await scene.page.waitForSelector('.watch-tile[data-waiting="true"]');
};

/** @type {Record<string, way>} */
export const WATCH_STATES = {
  watch_three: watching_many(3),
  watch_five: watching_many(5),
  watch_all: async (scene) => {
    two_screens(scene);
    stand_in_sender(scene);
    await watching(scene);
    await pictures(scene, 2);
  },
  watch_unplayable: async (scene) => {
    two_screens(scene);
    stand_in_sender(scene, { unplayable: ['s8'] });
    await watching(scene);
    await pictures(scene, 1);
  },
  watch_unplayable_large: async (scene) => {
    two_screens(scene);
    delete scene.box.room.shares.s9;
    stand_in_sender(scene, { unplayable: ['s8'] });
    await watching(scene);
    await scene.page.waitForSelector('.watch-tile[data-unplayable="true"]');
  },
  /** Mirrors by AirPlay, and who watches came too late for its first picture. */
  watch_unbegun: unbegun(two_screens),
  watch_unbegun_large: unbegun((scene) => {
    two_screens(scene);
    delete scene.box.room.shares.s9;
  }),
  watch_refused: with_fault(() => new refusal('share_limit')),
  /** What the browser does not take. */
  watch_bad_answer: with_fault(() => ({ peer: 'v1', sdp: 'v=0\r\nnonsense' })),
  watch_refused_beside: async (scene) => {
    two_screens(scene);
    const { s8 } = scene.box.room.shares;
    delete scene.box.room.shares.s8;
    stand_in_sender(scene);
    await watching(scene);
    await pictures(scene, 1);
    scene.box.replies['view.offer'] = () => new refusal('share_limit');
    scene.box.patch({ shares: { s8 } });
    await scene.page.waitForSelector('#watch-fault:not([hidden])');
  },
};
