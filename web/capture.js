// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What is asked of the browser: a screen with or without its sound, a camera, a microphone.

const PICTURES = { frameRate: { ideal: 30, max: 60 } };
/** Of what a screen plays nothing is improved; the room's loudspeaker plays it, and this computer's need not. */
const SCREEN_SOUND = {
  suppressLocalAudioPlayback: true,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};
const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** @typedef {{id?: string, facing?: 'user'|'environment'}} wanted_device */

/**
 * Browsers that cannot give sound leave it out; one that fails because of it is asked without.
 * @param {boolean} with_sound
 */
export async function capture_screen(with_sound) {
  const media = navigator.mediaDevices;
  if (!with_sound) return media.getDisplayMedia({ video: PICTURES, audio: false });
  const wanted = { video: PICTURES, audio: SCREEN_SOUND, systemAudio: 'include' };
  try {
    return await media.getDisplayMedia(wanted);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowedError') throw error;
    console.info('no sound with the screen:', error);
    return media.getDisplayMedia({ video: PICTURES, audio: false });
  }
}

/**
 * @param {'video'|'audio'} kind @param {wanted_device} wanted
 * @returns {Promise<MediaStreamTrack>}
 */
export async function open_device(kind, { id, facing }) {
  const which = id ? { deviceId: { exact: id } } : facing ? { facingMode: facing } : {};
  const asked = kind === 'video' ? { video: { ...CAMERA, ...which } } : { audio: { ...VOICE, ...which } };
  const stream = await navigator.mediaDevices.getUserMedia(asked);
  return stream.getTracks()[0];
}

/** @param {'video'|'audio'} kind @returns {Promise<{id: string, name: string}[]>} known by name once one was allowed */
export async function devices_of(kind) {
  const all = await navigator.mediaDevices.enumerateDevices?.().catch(() => []) ?? [];
  return all
    .filter((device) => device.kind === `${kind}input` && device.deviceId && device.label)
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}
