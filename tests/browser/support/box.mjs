// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A real tesserad with folders, ports and settings of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { free_port } from './ports.mjs';
import { PATIENCE_MS, until } from './wait.mjs';

const ROOT = new URL('../../../', import.meta.url).pathname;
const BUILD = process.env.TESSERA_BUILD ?? join(ROOT, 'build');
const TESSERAD = join(BUILD, 'daemon', 'tesserad');
const READY = /^tesserad: ready (https:\/\/\S+) meeting (\S*)/;

/** Why the tests cannot run, "" when they can. */
export function box_missing() {
  return existsSync(TESSERAD) ? '' : `${TESSERAD} is not built`;
}

export class box {
  /** @param {Record<string, object | string>} [settings] over those of a private box */
  constructor(settings = {}) {
    this.settings_ = settings;
    // Short: the path of a Unix socket has at most 107 bytes.
    this.folder = mkdtempSync(join(tmpdir(), 'tsb-'));
    chmodSync(this.folder, 0o755);
    this.log = '';
    this.url = '';
    /** @type {import('node:child_process').ChildProcess | null} */
    this.process_ = null;
  }

  /** @param {Record<string, object | string>} [settings] */
  static async start(settings) {
    const made = new box(settings);
    await made.configure_();
    await made.run();
    return made;
  }

  async configure_() {
    const [state_folder, runtime_folder] = ['state', 'run'].map((name) => join(this.folder, name));
    for (const folder of [state_folder, runtime_folder]) mkdirSync(folder, { mode: 0o750 });
    const config = {
      room: { name: 'Boardroom North' },
      log: { level: 'debug' },
      ...this.settings_,
      web: {
        port: await free_port(),
        explain_port: 0,
        listen: ['127.0.0.1'],
        folder: join(ROOT, 'web'),
        .../** @type {object} */ (this.settings_.web ?? {}),
      },
      state_folder,
      runtime_folder,
    };
    // JSON is YAML.
    writeFileSync(join(this.folder, 'tessera.yaml'), JSON.stringify(config, null, 2));
  }

  /** Starts tesserad (again) and returns when it says that it is ready. */
  async run() {
    const config = join(this.folder, 'tessera.yaml');
    const child = spawn(TESSERAD, ['--config', config], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.process_ = child;
    /** @param {string} line */
    const keep = (line) => (this.log += `${line}\n`);
    createInterface({ input: child.stderr }).on('line', keep);
    this.url = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`tesserad not ready:\n${this.log}`)), PATIENCE_MS);
      createInterface({ input: child.stdout }).on('line', (line) => {
        keep(line);
        const ready = READY.exec(line);
        if (!ready) return;
        clearTimeout(timer);
        resolve(ready[1]);
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`tesserad ended with ${code}:\n${this.log}`));
      });
    });
  }

  async kill() {
    await this.end_('SIGKILL');
  }

  /** Every socket stays open and nothing answers any more, until thaw(). */
  freeze() {
    this.process_?.kill('SIGSTOP');
  }

  thaw() {
    this.process_?.kill('SIGCONT');
  }

  async stop() {
    await this.end_('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param {NodeJS.Signals} signal */
  async end_(signal) {
    const child = this.process_;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 15000);
    await gone;
    clearTimeout(late);
  }

  /**
   * One call on the admin socket (docs/kiosk-rpc.md).
   * @param {string} method @param {object} [params] @returns {Promise<any>}
   */
  async admin(method, params = {}) {
    const socket = connect(join(this.folder, 'run', 'admin.sock'));
    try {
      const hello = { protocol: 1, version: 'test', role: 'admin' };
      const calls = [{ id: 1, method: 'hello', params: hello }, { id: 2, method, params }];
      await once(socket, 'connect');
      for (const call of calls) socket.write(`${JSON.stringify({ jsonrpc: '2.0', ...call })}\n`);
      for await (const line of createInterface({ input: socket })) {
        const { id, result, error } = JSON.parse(line);
        if (error) throw new Error(`${method}: ${error.message}`);
        if (id === 2) return result;
      }
      throw new Error(`${method}: the admin socket was closed`);
    } finally {
      socket.destroy();
    }
  }

  /** @returns {Promise<string>} */
  async pin() {
    return (await this.admin('pin.show')).pin;
  }

  /** @returns {Promise<any>} the room document with everything in it */
  async room() {
    return (await this.admin('room.get')).room;
  }

  /**
   * Waits for a share that arrives: live, with the size of its pictures.
   * @param {string} name of its participant
   * @returns {Promise<{id: string, width: number, height: number, codec: string, state: string}>}
   */
  live_share(name) {
    return until(async () => {
      const shares = Object.entries((await this.room()).shares);
      const [id, share] = shares.find(([, one]) => one.name === name) ?? [];
      // "weak" is live with a complaint; a busy test machine earns it honestly.
      const arrives = ['live', 'weak'].includes(share?.state) && share.width > 0 && share.fps > 0;
      return arrives ? { id, ...share } : null;
    }, `a live share of ${name}`);
  }

  /** @param {string} name of the participant */
  async no_share(name) {
    await until(
      async () => Object.values((await this.room()).shares).every((share) => share.name !== name),
      `no share of ${name}`,
    );
  }

  /**
   * That a share ended for this reason, and not because its pictures or its page failed to come.
   * @param {string} reason see docs/room-document.md
   */
  async share_ended(reason) {
    await until(() => new RegExp(`share \\S+ of \\S+ ended: ${reason}`).test(this.log), reason);
  }
}
