// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Every state of the join page, by name, with the way there on the stand-in box: pictures and
// accessibility checks go through all of them.
import { dev_box, refusal } from './dev_box.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {{box: dev_box, page: Page, url: string}} scene
 * @typedef {(scene: scene) => Promise<void>} way
 */

/** @type {way} */
async function at_form({ page, url }) {
  await page.goto(url);
  await page.waitForSelector('#view-join:not([hidden])');
}

/** @param {Page} page @param {string} pin */
async function fill(page, pin) {
  await page.fill('#name', 'Ada Lovelace');
  await page.fill('#pin', pin);
  await page.click('#join');
}

/** @type {way} */
async function joined(scene) {
  await at_form(scene);
  await fill(scene.page, '4829');
  await scene.page.waitForSelector('#view-room:not([hidden])');
}

/** A receiver in the page itself stands in for the media part of the box. @type {way} */
async function sharing(scene) {
  const { box, page } = scene;
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 1920;
      canvas.height = 1080;
      const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const paint = () => {
        ink.fillStyle = '#f4f6fb';
        ink.fillRect(0, 0, 1920, 1080);
        ink.fillStyle = '#16213f';
        ink.font = '600 96px Inter, sans-serif';
        ink.fillText('Quarterly report', 120, 220);
        ink.font = '40px Inter, sans-serif';
        for (let row = 0; row < 12; ++row) {
          ink.fillText('Revenue by region, and what we expect for spring', 120, 330 + row * 58);
        }
      };
      paint();
      setInterval(paint, 200);
      const stream = canvas.captureStream(5);
      const label = { value: 'Quarterly report – Slides' };
      Object.defineProperty(stream.getVideoTracks()[0], 'label', label);
      return stream;
    };
  });
  box.replies['peer.offer'] = async ({ sdp, shares }) => {
    const mid = Object.keys(shares)[0];
    const answer = await page.evaluate(async (offer) => {
      const pc = new RTCPeerConnection();
      await pc.setRemoteDescription({ type: 'offer', sdp: offer });
      await pc.setLocalDescription(await pc.createAnswer());
      if (pc.iceGatheringState !== 'complete') {
        await new Promise((resolve) => {
          pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve(null);
        });
      }
      return pc.localDescription?.sdp ?? '';
    }, sdp);
    return { peer: 'c1', sdp: answer, shares: { [mid]: 's1' } };
  };
  await joined(scene);
  await page.click('#share');
  await page.waitForSelector('#running:not([hidden])');
}

const SHARE = {
  participant: 'p1', name: 'Ada Lovelace', kind: 'screen', label: 'Slides', state: 'live',
  reason: '', width: 1920, height: 1080, fps: 30, kbps: 4000, order: 2,
};

/** @param {object} change @returns {way} */
function with_share(change) {
  return async (scene) => {
    await sharing(scene);
    scene.box.patch({ shares: { s1: { ...SHARE, ...change } } });
    await scene.page.waitForFunction(
      () => document.getElementById('status')?.dataset.state !== 'connecting',
    );
  };
}

/** @param {string} reason @returns {way} */
function bye(reason) {
  return async (scene) => {
    await joined(scene);
    scene.box.notify('bye', { reason });
    await scene.page.waitForSelector('#view-over:not([hidden])');
  };
}

/** @param {refusal} answer @returns {way} */
function refused(answer) {
  return async (scene) => {
    scene.box.replies.join = () => answer;
    await at_form(scene);
    await fill(scene.page, '1111');
    await scene.page.waitForSelector('#join-error:not([hidden])');
  };
}

/** @param {string} error_name @returns {way} */
function capture_fails(error_name) {
  return async (scene) => {
    await scene.page.addInitScript((name) => {
      navigator.mediaDevices.getDisplayMedia = async () => {
        throw new DOMException('Permission denied', name);
      };
    }, error_name);
    await joined(scene);
    await scene.page.click('#share');
    await scene.page.waitForSelector('#notice:not([hidden])');
  };
}

/** @type {Record<string, way>} */
export const PAGE_STATES = {
  connecting: async ({ box, page, url }) => {
    box.replies['room.hello'] = () => new Promise(() => {});
    await page.goto(url);
  },
  no_answer: async ({ box, page, url }) => {
    box.replies['room.hello'] = () => new Promise(() => {});
    await page.goto(url);
    await page.waitForTimeout(300);
    await box.go_away();
    await page.waitForSelector('#connect-count:not([hidden])');
  },
  form: at_form,
  form_without_pin: async (scene) => {
    scene.box.pin = '';
    await at_form(scene);
  },
  name_missing: async (scene) => {
    await at_form(scene);
    await scene.page.click('#join');
    await scene.page.waitForSelector('#join-error:not([hidden])');
  },
  wrong_pin: refused(new refusal('wrong_pin', 0)),
  many_wrong_pins: refused(new refusal('too_many_attempts', 16000)),
  meeting_full: refused(new refusal('meeting_full')),
  left: async (scene) => {
    await joined(scene);
    await scene.page.click('#leave');
    await scene.page.waitForSelector('#join-note:not([hidden])');
  },
  ready: joined,
  ready_alone: async (scene) => {
    delete scene.box.room.shares.s9;
    delete scene.box.room.participants.p2;
    await joined(scene);
  },
  denied: capture_fails('NotAllowedError'),
  share_connecting: sharing,
  share_live: with_share({}),
  share_weak_network: with_share({ state: 'weak', reason: 'network' }),
  share_weak_computer: with_share({ state: 'weak', reason: 'computer' }),
  share_paused: with_share({ state: 'paused' }),
  share_lost: async (scene) => {
    await with_share({})(scene);
    await scene.box.go_away();
    await scene.page.waitForSelector('#banner:not([hidden])');
  },
  share_ended: async (scene) => {
    await with_share({})(scene);
    scene.box.notify('share.ended', { share: 's1', reason: 'removed' });
    await scene.page.waitForSelector('#start:not([hidden])');
  },
  removed: bye('removed'),
  replaced: bye('replaced'),
  iphone: async (scene) => {
    scene.box.room.doors = { airplay: { state: 'open' } };
    await scene.page.addInitScript(() => {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
      Object.defineProperty(Navigator.prototype, 'userAgent', { value: 'iPhone Safari/604.1' });
    });
    await joined(scene);
  },
  old_browser: async (scene) => {
    await scene.page.addInitScript(() => {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    });
    await joined(scene);
  },
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} name of PAGE_STATES
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} look
 */
export async function with_page_state(browser, name, options, look) {
  const box = new dev_box();
  const url = await box.start();
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  try {
    const page = await context.newPage();
    await PAGE_STATES[name]({ box, page, url });
    await look(page);
  } finally {
    await context.close();
    await box.stop();
  }
}
