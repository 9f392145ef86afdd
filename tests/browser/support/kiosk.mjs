// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A real tessera-kiosk on an X server without a monitor, and people of a real box who share a clip
// without a browser (tests/bench/replay_door.cpp): decoders and display are real, encoders are not there.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { end, screen, tool_missing } from './screen.mjs';
import { until } from './wait.mjs';

const ROOT = new URL('../../../', import.meta.url).pathname;
const BUILD = process.env.TESSERA_BUILD ?? join(ROOT, 'build');
const KIOSK = join(BUILD, 'ui-kiosk', 'tessera-kiosk');
const REPLAY = join(BUILD, 'tests', 'bench');

/** Why the tests cannot run, "" when they can. */
export function kiosk_missing() {
  for (const file of [KIOSK, join(REPLAY, 'tessera-replay.so')]) {
    if (!existsSync(file)) return `${file} is not built`;
  }
  return tool_missing('Xvfb') || tool_missing('gst-launch-1.0');
}

/**
 * A clip of one colour in a box's folder.
 * @param {string} folder @param {string} colour rrggbb @param {number} people
 * @returns {object} the box's setting `plugins`: so many people share it
 */
export function sharing_clip(folder, colour, people) {
  const clip = join(folder, 'clip.ivf');
  const source = `videotestsrc num-buffers=20 pattern=solid-color foreground-color=0xff${colour} ! ` +
    'video/x-raw,format=I420,width=320,height=180,framerate=10/1 ! ' +
    `vp8enc deadline=1 keyframe-max-dist=10 ! avmux_ivf ! filesink location=${clip}`;
  execFileSync('gst-launch-1.0', ['-q', ...source.split(' ')], { stdio: 'ignore' });
  const replay = { trusted: true, clip, people, width: 320, height: 180, fps: 10 };
  return { enabled: ['replay'], folder: REPLAY, replay };
}

export class kiosk {
  /** @param {import('./box.mjs').box} box that runs @returns {Promise<kiosk>} the box sees it */
  static async start(box) {
    const made = new kiosk();
    try {
      await made.open_(box);
    } catch (error) {
      await made.stop();
      throw error;
    }
    return made;
  }

  constructor() {
    /** @type {screen | null} */
    this.screen_ = null;
    /** @type {import('node:child_process').ChildProcess | null} */
    this.process_ = null;
  }

  /** @param {import('./box.mjs').box} box */
  async open_(box) {
    this.screen_ = await screen.start('1280x720');
    const env = {
      ...process.env, DISPLAY: this.screen_.display, QT_QPA_PLATFORM: 'xcb', HOME: box.folder,
      XDG_RUNTIME_DIR: box.folder, WAYLAND_DISPLAY: '',
    };
    const words = ['--runtime-folder', join(box.folder, 'run'), '--renderer', 'software', '--reduced-motion'];
    this.process_ = spawn(KIOSK, words, { env, stdio: 'ignore' });
    await until(async () => (await box.room()).kiosk.state === 'present', 'the display');
  }

  async stop() {
    await end(this.process_);
    await this.screen_?.stop();
  }
}
