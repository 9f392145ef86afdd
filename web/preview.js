// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A second, slow track of what is captured: drawing a preview at full rate would take the time
// that the encoder needs on a small computer.

const PREVIEW_FPS = 8;

/**
 * @param {MediaStreamTrack} track
 * @param {boolean} per_track whether this browser slows one track down without the other
 * @returns {MediaStream} give it to release_preview() in the end
 */
export function make_preview(track, per_track) {
  const copy = track.clone();
  if (per_track) {
    copy.applyConstraints({ frameRate: { max: PREVIEW_FPS } }).catch(() => {}); // only costs time
  }
  return new MediaStream([copy]);
}

/** @param {MediaStream | null} preview */
export function release_preview(preview) {
  for (const track of preview?.getTracks() ?? []) track.stop();
}
