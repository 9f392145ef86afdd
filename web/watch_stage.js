// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The tiles of what is watched, one large or all beside each other.

import { from_start_only, has_pictures, speaks, voices_alone } from './watch_choice.js';
import { part } from './views.js';
import { watch_tile } from './watch_tile.js';

const ui = {
  stage: part('watch-stage', HTMLElement),
  none: part('watch-none', HTMLElement),
};

/** @typedef {import('./room.js').room} room @typedef {import('./room.js').share} share */

export class watch_stage {
  /** @param {(share: string) => void} on_pick @param {() => void} on_change */
  constructor(on_pick, on_change) {
    this.on_pick_ = on_pick;
    this.on_change_ = on_change;
    /** @type {Map<string, watch_tile>} */
    this.tiles_ = new Map();
  }

  /**
   * @param {room} room @param {[string, share][]} seen
   * @param {{feed: import('./watch_feed.js').watch_feed, me: string, loud: boolean}} how
   */
  show(room, seen, { feed, me, loud }) {
    const placed = voices_alone(seen).map(([id]) => id);
    for (const [id, tile] of this.tiles_) {
      if (seen.some(([known]) => known === id)) continue;
      tile.remove();
      this.tiles_.delete(id);
    }
    for (const [id, share] of seen) {
      const unplayable = feed.is_unplayable(id);
      this.tile_(id).show(share, feed.streams.get(id) ?? null, {
        loud: loud && share.participant !== me,
        large: seen.length === 1 && has_pictures(share) && !unplayable,
        speaking: speaks(room, share.participant),
        placed: placed.includes(id),
        unplayable,
        waits: !unplayable && from_start_only(room, share),
      });
    }
    ui.stage.dataset.count = String(placed.length);
    ui.none.hidden = seen.length > 0;
  }

  /** The one that is large, if there is one. @returns {watch_tile | null} */
  get large() {
    const [only] = this.tiles_.values();
    return this.tiles_.size === 1 && only.is_large ? only : null;
  }

  get is_thin() {
    return [...this.tiles_.values()].some(({ is_thin }) => is_thin);
  }

  /** @param {string} share @param {boolean} thin */
  set_thin(share, thin) {
    this.tiles_.get(share)?.set_thin(thin);
  }

  clear() {
    for (const tile of this.tiles_.values()) tile.remove();
    this.tiles_.clear();
  }

  /** @param {string} id */
  tile_(id) {
    let tile = this.tiles_.get(id);
    if (!tile) {
      tile = new watch_tile(() => this.on_pick_(id), this.on_change_);
      this.tiles_.set(id, tile);
      ui.stage.append(tile.element);
    }
    return tile;
  }
}
