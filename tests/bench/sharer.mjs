// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A person with a browser, driven line by line.
// Uses the join page as it is, by what a person sees; watches the peer connection, touches nothing.
import { launch_sharing_chromium } from '../browser/support/chromium.mjs';
import { be_driven } from './driven.mjs';
import * as join_page from './join_page.mjs';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};

const stage = await launch_sharing_chromium({
  mode: argument('mode', 'text'),
  headed: process.argv.includes('--headed'),
  args: process.argv.includes('--cameras')
    ? ['--use-fake-device-for-media-stream']
    : [],
});
// Asked for, the picker of the screen would be answered too.
if (process.argv.includes('--cameras')) await stage.join_context.grantPermissions(['camera', 'microphone']);
const page = stage.join_page;

// In the page: remembers its peer connections and when something was clicked.
function watch() {
  const watched = { peers: [], clicked_at: 0 };
  Object.defineProperty(window, '__watched', { value: watched });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...args) {
      super(...args);
      watched.peers.push(this);
    }
  };
  const note = (event) => {
    if (event.isTrusted) watched.clicked_at = Date.now();
  };
  addEventListener('click', note, true);
}

async function encoder_totals() {
  return page.evaluate(async () => {
    const live = window.__watched.peers.filter((peer) => peer.connectionState === 'connected');
    for (const peer of live.reverse()) {
      const stats = [...(await peer.getStats()).values()];
      const rtp = stats.find((entry) => entry.type === 'outbound-rtp' && entry.kind === 'video');
      if (!rtp) continue;
      const codec = stats.find((entry) => entry.id === rtp.codecId);
      const pair = stats.find((entry) => entry.type === 'candidate-pair' && entry.nominated);
      const far = stats.find((entry) => entry.type === 'remote-inbound-rtp' && entry.kind === 'video');
      return {
        at: rtp.timestamp,
        bytes: rtp.bytesSent,
        frames: rtp.framesEncoded,
        qp_sum: rtp.qpSum ?? null,
        width: rtp.frameWidth ?? 0,
        height: rtp.frameHeight ?? 0,
        fps: rtp.framesPerSecond ?? 0,
        codec: (codec?.mimeType ?? '').replace('video/', '').toLowerCase(),
        encoder: rtp.encoderImplementation ?? '',
        limit: rtp.qualityLimitationReason ?? '',
        key_frames: rtp.keyFramesEncoded ?? 0,
        plis: rtp.pliCount ?? 0,
        nacks: rtp.nackCount ?? 0,
        rtt_sum_s: far?.totalRoundTripTime ?? 0,
        rtts: far?.roundTripTimeMeasurements ?? 0,
        resent: rtp.retransmittedPacketsSent ?? 0,
        available_kbps: Math.round((pair?.availableOutgoingBitrate ?? 0) / 1000),
      };
    }
    return null;
  });
}

await be_driven(stage.browser, {
  async open({ url }) {
    await page.addInitScript(watch);
    await page.goto(url);
    await join_page.ready(page);
  },
  join: ({ name, pin }) => join_page.join(page, name, pin),
  async share() {
    await join_page.share(page);
    return { clicked_at: await page.evaluate(() => window.__watched.clicked_at) };
  },
  camera: () => join_page.camera(page),
  stop: () => join_page.stop(page),
  leave: () => join_page.leave(page),
  totals: encoder_totals,
  async picture({ path }) {
    await page.screenshot({ path });
  },
  state: () => join_page.state(page),
});
