// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What this browser can do, from what it offers rather than from its name; the name only picks the
// words of help.

/**
 * @typedef {'ok'|'insecure'|'phone'|'old'} ability
 * @typedef {'chromium'|'firefox'|'safari'} family
 * @typedef {'ios'|'android'|'macos'|'other'} system
 * @typedef {{ability: ability, photos: boolean, camera: boolean, family: family, system: system}} capability
 *   photos: it can send what the page draws; camera: it can be asked for cameras and microphones
 */

/**
 * @param {{userAgent: string, maxTouchPoints: number}} agent
 * @returns {{family: family, system: system}}
 */
export function recognise(agent) {
  const name = agent.userAgent;
  /** @type {system} */
  let system = 'other';
  if (/iPhone|iPad|iPod/.test(name)) system = 'ios';
  else if (/Android/.test(name)) system = 'android';
  // An iPad says it is a Mac; no Mac has a touch screen.
  else if (/Macintosh/.test(name)) system = agent.maxTouchPoints > 1 ? 'ios' : 'macos';
  /** @type {family} */
  let family = 'chromium';
  if (/Firefox\//.test(name)) family = 'firefox';
  else if (/Safari\//.test(name) && !/Chrom(e|ium)\//.test(name)) family = 'safari';
  return { family, system };
}

/** @param {Window & typeof globalThis} [scope] @returns {capability} */
export function capability_of(scope = window) {
  const { family, system } = recognise(scope.navigator);
  const can_capture = typeof scope.navigator.mediaDevices?.getDisplayMedia === 'function';
  /** @type {ability} */
  let ability = 'ok';
  if (!scope.isSecureContext) ability = 'insecure';
  else if (!can_capture && (system === 'ios' || system === 'android')) ability = 'phone';
  else if (!can_capture || typeof scope.RTCPeerConnection !== 'function') ability = 'old';
  const sends = scope.isSecureContext && typeof scope.RTCPeerConnection === 'function';
  const photos = sends && typeof scope.HTMLCanvasElement?.prototype.captureStream === 'function';
  const camera = sends && typeof scope.navigator.mediaDevices?.getUserMedia === 'function';
  return { ability, photos, camera, family, system };
}

/**
 * Which sentence explains why the browser gave no picture.
 * @param {unknown} error of getDisplayMedia
 * @param {{family: family, system: system}} browser
 * @returns {string} key of the strings
 */
export function capture_error_key(error, browser) {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (name === 'NotAllowedError') {
    if (/system/i.test(message)) {
      return browser.system === 'macos' ? 'capture.system_macos' : 'capture.system';
    }
    return `capture.denied_${browser.family}`;
  }
  if (name === 'NotFoundError') return 'capture.nothing';
  if (name === 'NotReadableError') {
    return browser.system === 'macos' ? 'capture.system_macos' : 'capture.system';
  }
  return 'capture.failed';
}

/**
 * Which sentence explains why the browser gave no camera or microphone.
 * @param {'video'|'audio'} kind
 * @param {unknown} error of getUserMedia
 * @param {{family: family}} browser
 * @returns {string} key of the strings
 */
export function device_error_key(kind, error, { family }) {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return `device.denied_${family}`;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return kind === 'video' ? 'camera.missing' : 'mic.missing';
  if (name === 'NotReadableError' || name === 'AbortError') return kind === 'video' ? 'camera.busy' : 'mic.busy';
  return 'device.failed';
}
