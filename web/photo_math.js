// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How large the picture is that is sent, and which part of it one sees. Pure.

/** What a display shows without enlarging it. */
const MOST = { width: 1920, height: 1080 };
/** Encoders want some room, and a display enlarges badly what comes very small. */
const LEAST_LONG_SIDE = 640;
const LEAST_SIDE = 16;
export const MOST_ZOOM = 8;

/**
 * @typedef {{width: number, height: number}} size
 * @typedef {{x: number, y: number, width: number, height: number}} area parts of the whole, 0 to 1
 * @typedef {{x: number, y: number}} point parts of the whole, 0 to 1
 * @typedef {{zoom: number, x: number, y: number}} view x, y: what stands in the middle, 0 to 1
 */

/** @type {view} */
export const WHOLE = Object.freeze({ zoom: 1, x: 0.5, y: 0.5 });

/** @param {number} side @param {number} most @returns {number} encoders halve sides */
const even = (side, most) => Math.min(Math.max(2 * Math.round(side / 2), LEAST_SIDE), most);

/**
 * The size to draw at: the shape is kept, unless it is a thread.
 * @param {size} own @param {boolean} sharp at any size, as a page of text is
 * @returns {size}
 */
export function drawn_size(own, sharp) {
  const width = own.width > 0 && Number.isFinite(own.width) ? own.width : 1;
  const height = own.height > 0 && Number.isFinite(own.height) ? own.height : 1;
  const fitting = Math.min(MOST.width / width, MOST.height / height);
  const enlarging = Math.max(1, LEAST_LONG_SIDE / Math.max(width, height));
  const scale = sharp ? fitting : Math.min(fitting, enlarging);
  return { width: even(width * scale, MOST.width), height: even(height * scale, MOST.height) };
}

/**
 * @param {size} own @param {size} box @returns {size} the largest of the own shape that the box holds
 */
export function fitted(own, box) {
  const scale = Math.min(box.width / own.width, box.height / own.height);
  const least = (/** @type {number} */ side) => Math.max(1, Math.round(side * scale));
  return { width: least(own.width), height: least(own.height) };
}

/** @param {view} view @returns {area} what of the whole is seen */
export function area_of({ zoom, x, y }) {
  const side = 1 / zoom;
  return { x: x - side / 2, y: y - side / 2, width: side, height: side };
}

/** @param {view} view @returns {view} the nearest one that shows nothing beside the picture */
export function kept_inside({ zoom, x, y }) {
  const inside = Math.min(Math.max(Number.isFinite(zoom) ? zoom : 1, 1), MOST_ZOOM);
  const edge = 0.5 / inside;
  const between = (/** @type {number} */ at) => Math.min(Math.max(at, edge), 1 - edge);
  return { zoom: inside, x: between(x), y: between(y) };
}

/**
 * @param {view} view @param {number} zoom @param {point} at of what is seen; it stays where it is
 * @returns {view}
 */
export function zoomed(view, zoom, at = { x: 0.5, y: 0.5 }) {
  const seen = area_of(view);
  const side = 1 / kept_inside({ ...view, zoom }).zoom;
  const x = seen.x + at.x * seen.width + (0.5 - at.x) * side;
  const y = seen.y + at.y * seen.height + (0.5 - at.y) * side;
  return kept_inside({ zoom, x, y });
}

/** @param {view} view @param {point} by how far the picture is drawn along, in parts of what is seen */
export function moved(view, by) {
  return kept_inside({ ...view, x: view.x - by.x / view.zoom, y: view.y - by.y / view.zoom });
}

/** @param {view} one @param {view} other */
export function alike(one, other) {
  return one.zoom === other.zoom && one.x === other.x && one.y === other.y;
}
