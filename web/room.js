// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The room document as a guest sees it (docs/room-document.md), and how patches change it.

/**
 * @typedef {{name: string, door: string, state: string, role: string, hand: number,
 *   muted: boolean, joined_at: number}} participant
 * @typedef {{participant: string, name: string, kind: string, label: string, state: string,
 *   paused_by: string, reason: string, codec: string, width: number, height: number, fps: number,
 *   kbps: number, loss: number, qp: number, limit: string, delay_ms: number, shown_fps: number,
 *   wish: {fps: number, scale: number}, order: number, sound: boolean, speaking: boolean,
 *   corner_of: string, muted?: boolean, muted_by?: string, volume?: number}} share
 * @typedef {{participant: string, name: string, kind: string, label: string, state: string,
 *   deciders: string, refusable: boolean, replaces: string[], at: number, ends_at: number}} request
 * @typedef {{participant: string, name: string, role: string, text: string, at: number}} message
 * @typedef {{participant: string, name: string, kind: string, at: number}} reaction
 * @typedef {{state: string}} door
 * @typedef {{room: {name: string, locale: string},
 *   meeting: {sharing: string, chat: boolean, viewing: boolean}, kiosk: {sound: string},
 *   participants: Record<string, participant>, shares: Record<string, share>,
 *   requests: Record<string, request>, chat: Record<string, message>,
 *   reactions: Record<string, reaction>, doors: Record<string, door>}} room
 */

/**
 * JSON Merge Patch. Spec: RFC 7396, section 2.
 * @param {unknown} target
 * @param {unknown} patch
 * @returns {unknown} a new value; `target` stays as it is
 */
export function merge_patch(target, patch) {
  if (!is_object(patch)) return patch;
  /** @type {Record<string, unknown>} */
  const merged = is_object(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge_patch(merged[key], value);
  }
  return merged;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function is_object(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keeps the document current; asks for a snapshot when a revision is missing. */
export class room_follower {
  /** @param {() => Promise<{revision: number, room: room}>} fetch_snapshot */
  constructor(fetch_snapshot) {
    this.fetch_snapshot_ = fetch_snapshot;
    this.revision_ = 0;
    /** @type {room | null} */
    this.room = null;
  }

  /** @param {{revision: number, room: room}} snapshot */
  reset(snapshot) {
    this.revision_ = snapshot.revision;
    this.room = snapshot.room;
  }

  /** @param {{revision: number, patch: unknown}} change @returns {Promise<void>} */
  async apply(change) {
    if (!this.room || change.revision <= this.revision_) return;
    if (change.revision === this.revision_ + 1) {
      this.revision_ = change.revision;
      this.room = /** @type {room} */ (merge_patch(this.room, change.patch));
      return;
    }
    const snapshot = await this.fetch_snapshot_();
    if (snapshot.revision > this.revision_) this.reset(snapshot);
  }
}

/**
 * @param {room | null} room
 * @param {string} me id of the own participant
 * @returns {{id: string, share: share}[]} everybody else's shares in the order of the display, which the room's own
 *   camera is not on
 */
export function shares_of_others(room, me) {
  return Object.entries(room?.shares ?? {})
    .filter(([, share]) => share.participant !== me && share.kind !== 'room')
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, share]) => ({ id, share }));
}
