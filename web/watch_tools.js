// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What can be done with the picture that is large: hold, keep, zoom; and the full screen.

import { t } from './strings.js';
import { part, set_text } from './views.js';

const ui = {
  dialog: part('watch', HTMLDialogElement),
  hint: part('watch-hint', HTMLElement),
  hold: part('watch-hold', HTMLButtonElement),
  keep: part('watch-keep', HTMLButtonElement),
  smaller: part('watch-smaller', HTMLButtonElement),
  zoom: part('watch-zoom', HTMLButtonElement),
  larger: part('watch-larger', HTMLButtonElement),
  full: part('watch-full', HTMLButtonElement),
  sends: ['camera', 'mic'].map((name) => ({
    here: part(`watch-${name}`, HTMLButtonElement),
    dock: part(name, HTMLButtonElement),
  })),
};

/** @typedef {import('./watch_tile.js').watch_tile} watch_tile */

export class watch_tools {
  /** @param {import('./watch_stage.js').watch_stage} stage */
  constructor(stage) {
    this.stage_ = stage;
    ui.hold.addEventListener('click', () => this.with_large_((tile) => tile.hold(!tile.is_held)));
    ui.keep.addEventListener('click', () => this.with_large_((tile) => void tile.keep()));
    ui.larger.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(1)));
    ui.smaller.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(-1)));
    ui.zoom.addEventListener('click', () => this.with_large_((tile) => tile.zoom_by(0)));
    ui.full.addEventListener('click', () => void toggle_full());
    ui.full.hidden = !document.fullscreenEnabled;
    for (const { here, dock } of ui.sends) {
      here.addEventListener('click', () => dock.click());
      new MutationObserver(() => follow(here, dock)).observe(dock, { attributes: true, subtree: true, childList: true });
      follow(here, dock);
    }
  }

  show() {
    const tile = this.stage_.large;
    for (const tool of [ui.hold, ui.keep, ui.smaller, ui.zoom, ui.larger]) tool.hidden = !tile;
    ui.hold.ariaPressed = String(tile?.is_held ?? false);
    ui.zoom.textContent = `${Math.round((tile?.zoom ?? 1) * 100)} %`;
    set_text(ui.hint, this.stage_.is_thin ? t('watch.thin') : tile?.is_held ? t('watch.held') : '');
  }

  /** @param {(tile: watch_tile) => void} act */
  with_large_(act) {
    const tile = this.stage_.large;
    if (tile) act(tile);
    this.show();
  }
}

async function toggle_full() {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await ui.dialog.requestFullscreen().catch((error) => console.info('full screen:', error));
}

/** The dock stands behind the pictures: its camera and microphone are here too. @param {HTMLButtonElement} here @param {HTMLButtonElement} dock */
function follow(here, dock) {
  here.hidden = dock.hidden;
  here.disabled = dock.disabled;
  here.ariaPressed = dock.ariaPressed;
  const words = dock.textContent?.trim() ?? '';
  here.querySelector('use')?.setAttribute('href', dock.querySelector('use')?.getAttribute('href') ?? '');
  here.ariaLabel = words;
  here.title = words;
}
