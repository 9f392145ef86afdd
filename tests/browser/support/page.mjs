// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a person does on the join page, by what the page shows.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Collects what the page must never do: CSP violations, script errors, requests to strangers.
 * @param {Page} page @param {string} origin of the box
 * @returns {string[]} grows while the page lives
 */
export function watch_faults(page, origin) {
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) faults.push(`request to ${url}`);
  });
  return faults;
}

/**
 * What the page asks of the box from its next connection on.
 * @param {Page} page @param {string} method @returns {any[]} the params of its calls; grows
 */
export function watch_calls(page, method) {
  /** @type {any[]} */
  const calls = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
    const call = JSON.parse(String(payload));
    if (call.method === method) calls.push(call.params);
  }));
  return calls;
}

/** From its next document on the page keeps its peer connections in `peers`. @param {Page} page */
export async function watch_peers(page) {
  await page.addInitScript(() => {
    const real = window.RTCPeerConnection;
    const made = Object.assign(window, { peers: /** @type {RTCPeerConnection[]} */ ([]) }).peers;
    window.RTCPeerConnection = class extends real {
      /** @param {RTCConfiguration} [configuration] */
      constructor(configuration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

/** From its next document on the page keeps its connection to the box in `socket`. @param {Page} page */
export async function watch_socket(page) {
  await page.addInitScript(() => {
    const real = window.WebSocket;
    window.WebSocket = class extends real {
      /** @param {string | URL} url @param {string | string[]} [protocols] */
      constructor(url, protocols) {
        super(url, protocols);
        Object.assign(window, { socket: this });
      }
    };
  });
}

/** How the newest of its peer connections that sends does it. @param {Page} page @returns {Promise<any>} */
export function encoding_of(page) {
  return page.evaluate(() => {
    const { peers } = /** @type {{peers: RTCPeerConnection[]}} */ (/** @type {unknown} */ (window));
    const sender = peers.flatMap((peer) => peer.getSenders()).filter(({ track }) => track).at(-1);
    return sender?.getParameters().encodings[0];
  });
}

/** @param {Page} page @param {string} url */
export async function open(page, url) {
  await page.goto(url);
  await page.waitForSelector('#view-join:not([hidden])');
}

/** @param {Page} page @param {string} name @param {string} pin */
export async function press_join(page, name, pin) {
  await page.fill('#name', name);
  if (pin) await page.fill('#pin', pin);
  await page.click('#join');
}

/** @param {Page} page @param {string} url @param {string} name @param {string} pin */
export async function join(page, url, name, pin) {
  await open(page, url);
  await press_join(page, name, pin);
  await in_room(page);
}

/** @param {Page} page */
export async function in_room(page) {
  await page.waitForSelector('#view-room:not([hidden])');
  await drawn(page);
}

/** What the page heard is drawn with the next frame: the views come before what is in them. @param {Page} page */
export async function drawn(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}

/** @param {Page} page */
export async function share(page) {
  await page.click('#share');
  await page.waitForSelector('#running:not([hidden])');
}

/** @param {Page} page @param {string} state of the status line */
export async function wait_status(page, state) {
  await page.waitForSelector(`#status[data-state="${state}"]`);
}

/** @param {Page} page @param {string} id */
export async function text_of(page, id) {
  return ((await page.textContent(`#${id}`)) ?? '').trim();
}
