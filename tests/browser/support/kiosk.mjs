// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A real tessera-kiosk on an X server without a monitor, and people of a real box who share a clip
// without a browser (tests/bench/replay_door.cpp): decoders and display are real, encoders are not there.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
  for (const tool of ['Xvfb', 'gst-launch-1.0']) {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`]);
    } catch {
      return `${tool} is not installed`;
    }
  }
  return '';
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
    /** @type {import('node:child_process').ChildProcess[]} */
    this.processes_ = [];
  }

  /** @param {import('./box.mjs').box} box */
  async open_(box) {
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x720x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.processes_.push(server);
    const [number] = await once(server.stdout, 'data');
    const env = {
      ...process.env, DISPLAY: `:${String(number).trim()}`, QT_QPA_PLATFORM: 'xcb', HOME: box.folder,
      XDG_RUNTIME_DIR: box.folder, WAYLAND_DISPLAY: '',
    };
    const words = ['--runtime-folder', join(box.folder, 'run'), '--renderer', 'software', '--reduced-motion'];
    this.processes_.push(spawn(KIOSK, words, { env, stdio: 'ignore' }));
    await until(async () => (await box.room()).kiosk.state === 'present', 'the display');
  }

  async stop() {
    for (const child of this.processes_.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  }
}
