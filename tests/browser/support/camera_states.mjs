// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The states of the join page with a camera or a microphone.
import { joined, SHARE, sharing, stand_in_receiver } from './ways.mjs';

/** @typedef {import('./ways.mjs').way} way */
/** @typedef {import('./ways.mjs').scene} scene */

/** Somebody before a wall stands in for what a camera sees, a tone for what a microphone hears. @param {scene} scene */
async function with_devices({ page }) {
  await page.addInitScript(() => {
    const names = /** @type {[string, string, MediaDeviceKind][]} */ ([
      ['c1', 'Built-in camera', 'videoinput'], ['c2', 'Document camera on the table, 4K', 'videoinput'],
      ['m1', 'Built-in microphone', 'audioinput'], ['m2', 'Headset', 'audioinput'],
    ]);
    navigator.mediaDevices.enumerateDevices = async () => names.map(([deviceId, label, kind]) => (
      { deviceId, label, kind, groupId: '', toJSON: () => ({}) }));
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const kind = wanted?.video ? 'video' : 'audio';
      const stream = kind === 'video' ? person_before_wall() : tone();
      const [track] = stream.getTracks();
      track.getSettings = () => ({ deviceId: kind === 'video' ? 'c1' : 'm1' });
      return stream;
    };
    function tone() {
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      context.createOscillator().connect(out);
      return out.stream;
    }
    function person_before_wall() {
      const canvas = document.createElement('canvas');
      canvas.width = 1280;
      canvas.height = 720;
      const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      /** @param {string} color @param {number} x @param {number} y @param {number} wide @param {number} high */
      const round = (color, x, y, wide, high) => {
        ink.fillStyle = color;
        ink.beginPath();
        ink.ellipse(x, y, wide, high, 0, 0, 7);
        ink.fill();
      };
      const paint = () => {
        ink.fillStyle = '#8fa3b8';
        ink.fillRect(0, 0, 1280, 720);
        round('#c9d4de', 220, 180, 260, 180);
        round('#2f3e63', 640, 800, 330, 330);
        round('#e2b594', 640, 330, 130, 165);
        round('#4a3325', 640, 215, 145, 95);
      };
      paint();
      setInterval(paint, 200);
      return canvas.captureStream(5);
    }
  });
}

/** @param {scene} scene @param {'camera'|'mic'} device */
async function press(scene, device) {
  await scene.page.click(`#${device}`);
  await scene.page.waitForSelector(`#${device}[aria-pressed="true"]`);
}

/** @param {scene} scene @param {string} share @param {object} more */
async function shown(scene, share, more) {
  const size = { width: 1280, height: 720, codec: 'vp9', label: '' };
  scene.box.patch({ shares: { [share]: { ...SHARE, ...size, ...more } } });
  await scene.page.waitForSelector('#self-status:not([data-state="connecting"])');
}

/** @param {scene} scene */
const loudspeaker = (scene) => (scene.box.room.kiosk = { sound: 'pulse' });

/** @param {scene} scene */
async function on_phone({ page }) {
  await page.addInitScript(() => {
    Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    Object.defineProperty(Navigator.prototype, 'userAgent', { value: 'iPhone Safari/604.1' });
  });
}

/** @type {Record<string, way>} */
export const CAMERA_STATES = {
  camera: async (scene) => {
    loudspeaker(scene);
    await with_devices(scene);
    stand_in_receiver(scene);
    await joined(scene);
    await press(scene, 'camera');
    await shown(scene, 's1', { kind: 'camera' });
  },
  camera_and_mic: async (scene) => {
    await CAMERA_STATES.camera(scene);
    await press(scene, 'mic');
    await shown(scene, 's1', { sound: true });
  },
  mic_alone: async (scene) => {
    await with_devices(scene);
    stand_in_receiver(scene);
    await joined(scene);
    await press(scene, 'mic');
    await shown(scene, 's1', { kind: 'sound' });
  },
  screen_and_camera: async (scene) => {
    loudspeaker(scene);
    await with_devices(scene);
    await sharing(scene);
    scene.box.patch({ shares: { s1: SHARE } });
    await press(scene, 'camera');
    await shown(scene, 's2', { kind: 'camera', corner_of: 's1' });
  },
  camera_paused: async (scene) => {
    await CAMERA_STATES.camera(scene);
    await shown(scene, 's1', { state: 'paused', paused_by: 'host' });
    await scene.page.waitForSelector('#self-status[data-state="paused"]');
  },
  camera_denied: async (scene) => {
    await scene.page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('Permission denied', 'NotAllowedError');
      };
    });
    await joined(scene);
    await scene.page.click('#camera');
    await scene.page.waitForSelector('#notice:not([hidden])');
  },
  phone_camera: async (scene) => {
    await on_phone(scene);
    loudspeaker(scene);
    await with_devices(scene);
    stand_in_receiver(scene);
    await joined(scene);
    await scene.page.click('#show-camera');
    await shown(scene, 's1', { kind: 'camera' });
  },
};
