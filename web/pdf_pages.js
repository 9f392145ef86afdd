// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The pages of a PDF, drawn by pdf.js (web/vendor/pdfjs, docs/decisions/0005), which is fetched when
// the first PDF is chosen. What a PDF would run is never run: there is no interpreter for it here.

import { MOST_PIXELS, THUMBNAIL, file_fault, in_time, new_canvas, paper } from './photo_files.js';
import { fitted } from './photo_math.js';

export const MOST_PAGES = 500;
const FOLDER = new URL('vendor/pdfjs/', import.meta.url).href;
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/**
 * @typedef {import('./photo_files.js').page} page
 * @typedef {import('./photo_math.js').size} size
 * @typedef {import('./photo_math.js').area} area
 * @typedef {typeof import('pdfjs-dist')} library
 */

/** @type {Promise<library> | null} */
let fetching = null;

/** @returns {Promise<library>} */
function fetch_library() {
  fetching ??= import(`${FOLDER}pdf.min.mjs`).then(
    (/** @type {library} */ found) => {
      found.GlobalWorkerOptions.workerSrc = `${FOLDER}pdf.worker.min.mjs`;
      return found;
    },
    (error) => {
      fetching = null;
      console.info('no pdf.js:', error);
      throw new file_fault('photo.no_pdf');
    },
  );
  return fetching;
}

/**
 * @param {File} file
 * @returns {Promise<{pages: page[], left_out: number}>} at most MOST_PAGES; how many there are beyond
 */
export async function open_pdf(file) {
  const library = await fetch_library();
  const loading = library.getDocument({
    data: await file.arrayBuffer(),
    cMapUrl: `${FOLDER}cmaps/`,
    standardFontDataUrl: `${FOLDER}standard_fonts/`,
    wasmUrl: `${FOLDER}wasm/`,
    useWasm: false, // the page may not compile code (Content-Security-Policy)
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_PIXELS,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await in_time(loading.promise, () => void loading.destroy());
    const count = Math.min(pdf.numPages, MOST_PAGES);
    let open = count;
    const closed = () => {
      open -= 1;
      if (open === 0) void loading.destroy();
    };
    const pages = Array.from({ length: count }, (_, index) => new pdf_page(file.name, pdf, index + 1, closed));
    if (count === 0) throw new file_fault('photo.broken');
    return { pages, left_out: pdf.numPages - count };
  } catch (error) {
    void loading.destroy();
    if (error instanceof file_fault) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new file_fault(locked ? 'photo.locked' : 'photo.broken');
  }
}

/** @implements {page} */
class pdf_page {
  /**
   * @param {string} name @param {import('pdfjs-dist').PDFDocumentProxy} pdf
   * @param {number} number @param {() => void} closed
   */
  constructor(name, pdf, number, closed) {
    this.name = name;
    this.sharp = true;
    this.pdf_ = pdf;
    this.number_ = number;
    this.closed_ = closed;
    /** @type {Promise<import('pdfjs-dist').PDFPageProxy> | null} */
    this.page_ = null;
    /** @type {Promise<HTMLCanvasElement> | null} */
    this.thumbnail_ = null;
  }

  async size() {
    const { width, height } = (await this.opened_()).getViewport({ scale: 1 });
    return { width, height };
  }

  /** @param {size} size @param {area} area @param {AbortSignal} [stop] */
  async picture(size, area, stop) {
    const page = await this.opened_();
    const own = page.getViewport({ scale: 1 });
    const [across, down] = [size.width / area.width, size.height / area.height];
    const viewport = page.getViewport({
      scale: Math.min(across / own.width, down / own.height),
      offsetX: -area.x * across,
      offsetY: -area.y * down,
    });
    const canvas = new_canvas(size);
    paper(canvas);
    stop?.throwIfAborted();
    const drawing = page.render({ canvas, viewport, background: '#fff' });
    const cancel = () => drawing.cancel();
    stop?.addEventListener('abort', cancel, { once: true });
    try {
      await drawing.promise;
    } finally {
      stop?.removeEventListener('abort', cancel);
    }
    return canvas;
  }

  thumbnail() {
    this.thumbnail_ ??= this.size().then((own) => this.picture(fitted(own, THUMBNAIL), WHOLE));
    return this.thumbnail_;
  }

  rest() {
    this.page_?.then((page) => page.cleanup()).catch(() => {});
  }

  close() {
    this.closed_();
  }

  opened_() {
    this.page_ ??= this.pdf_.getPage(this.number_);
    return this.page_;
  }
}
