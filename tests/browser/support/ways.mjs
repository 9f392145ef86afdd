// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How to get to a state of the join page on the stand-in box.
import { readFileSync } from 'node:fs';
import { dev_box, refusal } from './dev_box.mjs';
import { in_room } from './page.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {{box: dev_box, page: Page, url: string}} scene
 * @typedef {(scene: scene) => Promise<void>} way
 */

/** @type {way} */
export async function at_form({ page, url }) {
  await page.goto(url);
  await page.waitForSelector('#view-join:not([hidden])');
}

/** @param {Page} page @param {string} pin */
export async function fill(page, pin) {
  await page.fill('#name', 'Ada Lovelace');
  await page.fill('#pin', pin);
  await page.click('#join');
}

/** @type {way} */
export async function joined(scene) {
  await at_form(scene);
  await fill(scene.page, '4829');
  await in_room(scene.page);
}

/** @type {way} */
export async function sharing(scene) {
  const { page } = scene;
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 1920;
      canvas.height = 1080;
      const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const paint = () => {
        ink.fillStyle = '#f4f6fb';
        ink.fillRect(0, 0, 1920, 1080);
        ink.fillStyle = '#16213f';
        ink.font = '600 96px Inter, sans-serif';
        ink.fillText('Quarterly report', 120, 220);
        ink.font = '40px Inter, sans-serif';
        for (let row = 0; row < 12; ++row) {
          ink.fillText('Revenue by region, and what we expect for spring', 120, 330 + row * 58);
        }
      };
      paint();
      setInterval(paint, 200);
      const stream = canvas.captureStream(5);
      const label = { value: 'Quarterly report – Slides' };
      Object.defineProperty(stream.getVideoTracks()[0], 'label', label);
      return stream;
    };
  });
  stand_in_receiver(scene);
  await joined(scene);
  await page.click('#share');
  await page.waitForSelector('#running:not([hidden])');
}

/** A receiver in the page itself stands in for the media part of the box. @param {scene} scene */
export function stand_in_receiver({ box, page }) {
  box.replies['peer.offer'] = async ({ peer, sdp, shares }) => {
    const answer = await page.evaluate(async ([offer, known]) => {
      const kept = /** @type {{receiver: RTCPeerConnection}} */ (/** @type {unknown} */ (window));
      if (!known) kept.receiver = new RTCPeerConnection();
      const pc = kept.receiver;
      await pc.setRemoteDescription({ type: 'offer', sdp: offer });
      await pc.setLocalDescription(await pc.createAnswer());
      if (pc.iceGatheringState !== 'complete') {
        await new Promise((resolve) => {
          pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve(null);
        });
      }
      return pc.localDescription?.sdp ?? '';
    }, [sdp, peer]).catch((/** @type {Error} */ error) => {
      if (/has been closed/.test(error.message)) return ''; // the test was over first
      throw error;
    });
    // s1 is the first section's share, s2 the second's.
    const named = Object.keys(shares ?? {}).map((mid) => [mid, `s${Number(mid) + 1}`]);
    return { peer: 'c1', sdp: answer, shares: Object.fromEntries(named) };
  };
}

const DATA = new URL('../../data/photos/', import.meta.url).pathname;
/** A browser that cannot share a screen. @param {Page} page @param {string} agent */
export async function as_phone(page, agent) {
  await page.addInitScript((name) => {
    Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    Object.defineProperty(Navigator.prototype, 'userAgent', { value: name });
  }, agent);
}

/**
 * Three pages of a PDF and two pictures, or what else is chosen.
 * @param {(string | {name: string, mimeType: string, buffer: Buffer})[]} files names in tests/data/photos
 * @param {string} [agent] of a phone @returns {way}
 */
export function showing(files, agent = '') {
  return async (scene) => {
    const { box, page } = scene;
    if (agent) await as_phone(page, agent);
    stand_in_receiver(scene);
    await joined(scene);
    const chosen = files.map((file) => {
      if (typeof file !== 'string') return file;
      return { name: file, mimeType: 'application/pdf', buffer: readFileSync(DATA + file) };
    });
    await page.setInputFiles('#photo-files', chosen);
    await page.waitForSelector('#photo:not([hidden])');
    await page.waitForFunction((count) => document.querySelectorAll('#photo-strip li').length >= count, files.length);
    box.patch({ shares: { s1: { ...SHARE, kind: 'photo', label: chosen[0].name, fps: 4, shown_fps: 4, kbps: 90 } } });
    await page.waitForFunction(() => document.getElementById('status')?.dataset.state === 'live');
  };
}

export const SHARE = {
  participant: 'p1', name: 'Ada Lovelace', kind: 'screen', label: 'Slides', state: 'live',
  paused_by: '', pinned: false, reason: '', codec: 'vp9', width: 1920, height: 1080, fps: 30,
  kbps: 4000, loss: 0.002, qp: 27, limit: 'none', delay_ms: 38, shown_fps: 30, dropped: 0,
  wish: { fps: 0, scale: 1 }, order: 2, started_at: 0,
};

/** @param {object} change @returns {way} */
export function with_share(change) {
  return async (scene) => {
    await sharing(scene);
    scene.box.patch({ shares: { s1: { ...SHARE, ...change } } });
    await scene.page.waitForFunction(
      () => document.getElementById('status')?.dataset.state !== 'connecting',
    );
  };
}

/** The screen that is shared has sound, and the display plays it. @type {way} */
export async function with_sound({ box, page }) {
  box.room.kiosk = { sound: 'pulse' };
  await page.addInitScript(() => {
    const of_canvas = HTMLCanvasElement.prototype.captureStream;
    HTMLCanvasElement.prototype.captureStream = function captureStream(/** @type {number | undefined} */ rate) {
      const stream = of_canvas.call(this, rate);
      if (this.width === 1920) stream.addTrack(new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0]);
      return stream;
    };
  });
}

/** @param {string} reason @returns {way} */
export function bye(reason) {
  return async (scene) => {
    await joined(scene);
    scene.box.notify('bye', { reason });
    await scene.page.waitForSelector('#view-over:not([hidden])');
  };
}

/** @param {refusal} answer @returns {way} */
export function refused(answer) {
  return async (scene) => {
    scene.box.replies.join = () => answer;
    await at_form(scene);
    await fill(scene.page, '1111');
    await scene.page.waitForSelector('#join-error:not([hidden])');
  };
}

/** @param {string} error_name @returns {way} */
export function capture_fails(error_name) {
  return async (scene) => {
    await scene.page.addInitScript((name) => {
      navigator.mediaDevices.getDisplayMedia = async () => {
        throw new DOMException('Permission denied', name);
      };
    }, error_name);
    await joined(scene);
    await scene.page.click('#share');
    await scene.page.waitForSelector('#notice:not([hidden])');
  };
}
