// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// People in a call, in one browser: each sends camera and microphone, and watches all the others.
// Driven as sharer.mjs is; --voice FILE.wav is what their microphones hear, --camera WxHxFPS what their cameras give.
import { launch_chromium, new_person } from '../browser/support/chromium.mjs';
import { be_driven } from './driven.mjs';
import * as join_page from './join_page.mjs';

/** What is drawn is drawn by the CPU here. */
const SMALL = { width: 480, height: 320 };
const told = (name) => process.argv[process.argv.indexOf(name) + 1];
const voice = told('--voice');
const [width, height, frameRate] = told('--camera').split('x').map(Number);
const browser = await launch_chromium({
  args: [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${voice}`,
  ],
});
/** @type {import('playwright-core').Page[]} */
const pages = [];

// In the page: quiet voices, and cheap cameras, for one machine encodes all of them and decodes each for everybody.
function cheap_cameras(video) {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  // A browser makes a quiet voice loud within minutes, and then nobody can tell it from the beeps.
  const quiet = (audio) => ({ ...(typeof audio === 'object' ? audio : {}), autoGainControl: false });
  navigator.mediaDevices.getUserMedia = (wanted) =>
    ask({ ...wanted, ...(wanted.video && { video }), ...(wanted.audio && { audio: quiet(wanted.audio) }) });
}

// In the page: what it has sent of its camera, and what it has shown and heard of the others.
async function totals() {
  const sum = { sent: 0, seen: [], heard: 0 };
  for (const peer of window.__peers.filter((one) => one.connectionState === 'connected')) {
    for (const entry of (await peer.getStats()).values()) {
      if (entry.type === 'outbound-rtp' && entry.kind === 'video') sum.sent += entry.framesSent ?? 0;
      if (entry.type === 'inbound-rtp' && entry.kind === 'video') sum.seen.push(entry.framesDecoded ?? 0);
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio') sum.heard += entry.totalSamplesReceived ?? 0;
    }
  }
  return sum;
}

function watch() {
  const peers = [];
  Object.defineProperty(window, '__peers', { value: peers });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      peers.push(this);
    }
  };
}

await be_driven(browser, {
  async call({ url, name, pin }) {
    const page = await (await new_person(browser, { viewport: SMALL })).newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.addInitScript(watch);
    await page.addInitScript(cheap_cameras, { width, height, frameRate });
    await page.goto(url);
    await join_page.ready(page);
    await join_page.join(page, name, pin);
    await join_page.camera(page);
    await page.click('#mic');
    pages.push(page);
  },
  async watch_all() {
    for (const page of pages) {
      await page.waitForSelector('#watch-open:not([hidden])');
      await page.click('#watch-open');
    }
  },
  totals: () => Promise.all(pages.map((page) => page.evaluate(totals))),
  async picture({ path }) {
    await pages[0].screenshot({ path });
  },
});
