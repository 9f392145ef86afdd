// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the browser's encoder says about itself, as the box wants to hear it (share.report).

/** W3C RTCQualityLimitationReason; the box takes no other. */
const LIMITS = ['none', 'cpu', 'bandwidth', 'other'];

/**
 * @typedef {{at: number, bytes: number, frames: number, qp_sum: number | null, fps: number,
 *   width: number, height: number, limit: string}} reading
 * @typedef {{qp?: number, fps: number, kbps: number, width: number, height: number,
 *   limit?: string}} report
 */

/**
 * @param {RTCStatsReport} stats
 * @returns {reading | null} null before the first packet
 */
export function read_sender(stats) {
  for (const entry of stats.values()) {
    if (entry.type !== 'outbound-rtp') continue;
    return {
      at: entry.timestamp,
      bytes: entry.bytesSent ?? 0,
      frames: entry.framesEncoded ?? 0,
      qp_sum: entry.qpSum ?? null, // Firefox does not tell it for every codec
      fps: entry.framesPerSecond ?? 0,
      width: entry.frameWidth ?? 0,
      height: entry.frameHeight ?? 0,
      limit: entry.qualityLimitationReason ?? '',
    };
  }
  return null;
}

/** @param {reading} before @param {reading} now @returns {report} */
export function report_between(before, now) {
  const seconds = Math.max(now.at - before.at, 1) / 1000;
  const frames = now.frames - before.frames;
  /** @type {report} */
  const report = {
    fps: Math.round(now.fps),
    kbps: Math.max(0, Math.round(((now.bytes - before.bytes) * 8) / 1000 / seconds)),
    width: now.width,
    height: now.height,
  };
  if (now.qp_sum !== null && before.qp_sum !== null && frames > 0) {
    report.qp = Math.round((now.qp_sum - before.qp_sum) / frames);
  }
  if (LIMITS.includes(now.limit)) report.limit = now.limit;
  return report;
}
