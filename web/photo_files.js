// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Files that a person chose, as pages to show. Nothing here leaves this browser, and whatever a file
// holds is taken apart by the browser's own decoders or, for PDF, in a worker.

import { drawn_size, fitted } from './photo_math.js';

export const MOST_BYTES = 50 * 1000 * 1000;
export const MOST_PIXELS = 40 * 1000 * 1000;
/** A decoder may never end with a file that was made for that. */
export const PATIENCE_MS = 30000;
/** What zooming may still show; a whole photo of 40 megapixels would take 160 MB. */
const KEPT_SIDE = 4096;
export const THUMBNAIL = { width: 192, height: 108 };

/**
 * @typedef {import('./photo_math.js').size} size
 * @typedef {import('./photo_math.js').area} area
 * @typedef {{
 *   name: string,
 *   sharp: boolean,
 *   size: () => Promise<size>,
 *   picture: (size: size, area: area, stop: AbortSignal) => Promise<HTMLCanvasElement>,
 *   thumbnail: () => Promise<HTMLCanvasElement>,
 *   rest: () => void,
 *   close: () => void,
 * }} page
 *   sharp: at any size; rest: gives back memory, and may be shown again; close: for ever
 */

/** Why a file is not shown: `key` names the sentence. */
export class file_fault extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** @param {size} size */
export function new_canvas({ width, height }) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @returns {CanvasRenderingContext2D} white paper, drawn on finely */
export function paper(canvas) {
  const ink = canvas.getContext('2d', { alpha: false });
  if (!ink) throw new file_fault('photo.no_memory');
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.imageSmoothingQuality = 'high';
  return ink;
}

/** @template T @param {Promise<T>} work @param {() => void} give_up @returns {Promise<T>} */
export function in_time(work, give_up) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = Number(setTimeout(() => {
      give_up();
      reject(new file_fault('photo.broken'));
    }, PATIENCE_MS));
  });
  return Promise.race([work, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}

/** @param {File} file @returns {Promise<'pdf'|'heic'|'picture'>} by its first bytes; names lie */
export async function kind_of(file) {
  if (file.size > MOST_BYTES) throw new file_fault('photo.too_large', { mb: MOST_BYTES / 1e6 });
  const head = new TextDecoder('latin1').decode(await file.slice(0, 1024).arrayBuffer());
  if (head.includes('%PDF-')) return 'pdf';
  if (/^....ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/s.test(head)) return 'heic';
  // SVG is a document rather than a picture: it could hold whatever a page holds.
  if (/<svg[\s>]|<!doctype|<html/i.test(head)) throw new file_fault('photo.broken');
  return 'picture';
}

/** @param {File} file @param {'heic'|'picture'} kind @returns {Promise<page>} */
export async function open_picture(file, kind) {
  const broken = kind === 'heic' ? 'photo.heic' : 'photo.broken';
  const own = await in_time(size_of(file), () => {}).catch(() => {
    throw new file_fault(broken);
  });
  if (own.width * own.height > MOST_PIXELS) {
    throw new file_fault('photo.too_many_pixels', { mp: MOST_PIXELS / 1e6 });
  }
  const opened = new picture_page(file);
  try {
    await opened.decoded_();
  } catch {
    throw new file_fault(broken);
  }
  return opened;
}

/** What its header says, before anything is decoded. @param {File} file @returns {Promise<size>} */
function size_of(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  const told = new Promise((resolve, reject) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => reject(new Error('no picture'));
  });
  image.src = url;
  return /** @type {Promise<size>} */ (told).finally(() => {
    image.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}

/** @implements {page} */
class picture_page {
  /** @param {File} file */
  constructor(file) {
    this.file_ = file;
    this.name = file.name;
    this.sharp = false;
    /** @type {HTMLCanvasElement | null} */
    this.thumbnail_ = null;
    /** @type {Promise<HTMLCanvasElement> | null} the picture, upright, as large as zooming needs it */
    this.decoding_ = null;
  }

  async size() {
    const { width, height } = await this.decoded_();
    return { width, height };
  }

  /** @param {size} size @param {area} area */
  async picture(size, area) {
    const whole = await this.decoded_();
    const drawn = new_canvas(size);
    const [x, y] = [area.x * whole.width, area.y * whole.height];
    const [width, height] = [area.width * whole.width, area.height * whole.height];
    paper(drawn).drawImage(whole, x, y, width, height, 0, 0, size.width, size.height);
    return drawn;
  }

  async thumbnail() {
    if (!this.thumbnail_) await this.decoded_();
    return /** @type {HTMLCanvasElement} */ (this.thumbnail_);
  }

  rest() {
    const decoding = this.decoding_;
    this.decoding_ = null;
    // Some browsers keep the memory of a canvas until it has no size.
    decoding?.then((canvas) => (canvas.width = canvas.height = 0)).catch(() => {});
  }

  close() {
    this.rest();
  }

  decoded_() {
    this.decoding_ ??= this.decode_().catch((error) => {
      this.decoding_ = null;
      throw error;
    });
    return this.decoding_;
  }

  async decode_() {
    const bitmap = await createImageBitmap(this.file_, { imageOrientation: 'from-image' });
    try {
      const most = Math.min(1, KEPT_SIDE / Math.max(bitmap.width, bitmap.height));
      const kept = new_canvas(fitted(bitmap, { width: bitmap.width * most, height: bitmap.height * most }));
      paper(kept).drawImage(bitmap, 0, 0, kept.width, kept.height);
      this.thumbnail_ ??= small_copy(kept);
      return kept;
    } finally {
      bitmap.close();
    }
  }
}

/** @param {HTMLCanvasElement} whole */
function small_copy(whole) {
  const copy = new_canvas(fitted(drawn_size(whole, false), THUMBNAIL));
  paper(copy).drawImage(whole, 0, 0, copy.width, copy.height);
  return copy;
}
