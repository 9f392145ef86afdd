// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// An X server without a monitor, for programs that want a screen.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Why it cannot be used, "" when it can. @param {string} tool */
export function tool_missing(tool) {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`]);
    return '';
  } catch {
    return `${tool} is not installed`;
  }
}

/** @param {import('node:child_process').ChildProcess | null} child that need not clean up */
export async function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export class screen {
  /** @param {string} size as 1280x720 @returns {Promise<screen>} */
  static async start(size) {
    const made = new screen(size);
    const [number] = await once(made.process_.stdout, 'data');
    made.display = `:${String(number).trim()}`;
    return made;
  }

  /** @param {string} size */
  constructor(size) {
    /** What DISPLAY wants. */
    this.display = '';
    this.process_ = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  async stop() {
    await end(this.process_);
  }
}
