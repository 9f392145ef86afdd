// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Swaps two tiles: by mouse on the whole picture, by finger on its number, by arrow keys.

const STARTS_AT = 6; // pixels

/**
 * @typedef {{swap: (share: string, other: string) => void,
 *   moved: (share: string, step: number) => void}} swapper
 * @param {HTMLElement} handle @param {HTMLElement} tile with data-share @param {swapper} on
 */
export function make_draggable(handle, tile, on) {
  /** @type {{x: number, y: number, pointer: number} | null} */
  let from = null;
  let dragging = false;
  const forget = () => {
    from = null;
    dragging = false;
    delete tile.dataset.dragged;
    handle.style.removeProperty('transform');
    mark(null);
  };
  handle.addEventListener('pointerdown', (event) => {
    const on_grip = event.target instanceof Element && event.target.closest('.grip');
    if (event.button !== 0 || (event.pointerType !== 'mouse' && !on_grip)) return;
    from = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
    handle.setPointerCapture(event.pointerId); // a quick hand is off the picture at once
  });
  handle.addEventListener('pointermove', (event) => {
    if (!from || event.pointerId !== from.pointer) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!dragging && Math.hypot(x, y) < STARTS_AT) return;
    dragging = true;
    tile.dataset.dragged = 'true';
    handle.style.transform = `translate(${x}px, ${y}px)`;
    mark(tile_below(event, tile));
  });
  handle.addEventListener('pointerup', (event) => {
    const target = dragging ? tile_below(event, tile) : null;
    if (dragging) stop_click(handle);
    forget();
    if (target) on.swap(tile.dataset.share ?? '', target.dataset.share ?? '');
  });
  handle.addEventListener('pointercancel', forget);
  handle.addEventListener('keydown', (event) => {
    const step = step_of(event.key, tile);
    if (event.key === 'Escape') forget();
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    on.moved(tile.dataset.share ?? '', step);
  });
}

/** The click that ends a drag is none. @param {HTMLElement} handle */
function stop_click(handle) {
  /** @param {Event} event */
  const swallow = (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  handle.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => handle.removeEventListener('click', swallow, { capture: true }), 0);
}

/** @param {PointerEvent} event @param {HTMLElement} dragged @returns {HTMLElement | null} */
function tile_below({ clientX, clientY }, dragged) {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const tile = element.closest('.tile');
    if (tile instanceof HTMLElement && tile !== dragged) return tile;
  }
  return null;
}

/** @param {HTMLElement | null} target */
function mark(target) {
  for (const tile of document.querySelectorAll('.tile[data-target]')) {
    if (tile !== target) tile.removeAttribute('data-target');
  }
  if (target) target.dataset.target = 'true';
}

/** @param {string} key @param {HTMLElement} tile @returns {number} places to go, 0 = no arrow */
function step_of(key, tile) {
  const onward = document.documentElement.dir === 'rtl' ? -1 : 1;
  if (key === 'ArrowRight') return onward;
  if (key === 'ArrowLeft') return -onward;
  const columns = columns_of(tile);
  if (key === 'ArrowDown') return columns;
  return key === 'ArrowUp' ? -columns : 0;
}

/** @param {HTMLElement} tile @returns {number} tiles beside each other */
function columns_of(tile) {
  const all = [...(tile.parentElement?.children ?? [])];
  const top = all[0]?.getBoundingClientRect().top;
  return Math.max(all.filter((one) => one.getBoundingClientRect().top === top).length, 1);
}
