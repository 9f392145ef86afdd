// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the encoder shall do, as RTCRtpSendParameters: the browser's own limit for screens
// (2.5 Mbit/s) is lifted, what the box wishes is obeyed, a paused share costs nothing. Pure.

/** W3C: scaleResolutionDownBy is at least 1; more than 8 leaves nothing to read. */
const MOST_SCALE = 8;

/**
 * @typedef {{max_kbps: number, fps: number, scale: number, resting: boolean, kind?: string}} demand
 *   kind: of the share; a camera may be blurred rather than late
 */

/**
 * Writes the demand into parameters that getParameters() has just given.
 * @param {RTCRtpSendParameters & {degradationPreference?: string}} parameters changed in place
 * @param {demand} demand
 */
export function demand_into(parameters, { max_kbps, fps, scale, resting, kind }) {
  for (const encoding of parameters.encodings ?? []) {
    encoding.maxBitrate = max_kbps * 1000;
    encoding.active = !resting;
    encoding.scaleResolutionDownBy = Math.min(Math.max(Number(scale) || 1, 1), MOST_SCALE);
    if (fps > 0) encoding.maxFramerate = fps;
    else delete encoding.maxFramerate;
  }
  parameters.degradationPreference = kind === 'camera' ? 'balanced' : 'maintain-resolution';
}

/** @param {RTCRtpSendParameters} parameters changed in place @param {boolean} resting */
export function sound_into(parameters, resting) {
  for (const encoding of parameters.encodings ?? []) encoding.active = !resting;
}
