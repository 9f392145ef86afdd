// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// NOT the box: a stand-in that shows the page any state on demand, for pictures and accessibility
// checks of states that the real box reaches only in trouble. Tests of behaviour use box.mjs.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import { free_port } from './ports.mjs';

const WEB = new URL('../../../web/', import.meta.url);
/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
};
/** @type {Record<string, string>} */
const PAGES = { '/': '/index.html', '/host': '/host.html', '/admin': '/admin.html' };
export const CSP =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; media-src 'self' blob:; frame-ancestors 'none'";

/** An answer that is an error. */
export class refusal {
  /** @param {string} name @param {number} [retry_after_ms] */
  constructor(name, retry_after_ms) {
    this.name = name;
    this.retry_after_ms = retry_after_ms;
  }
}

/** @param {string} name @param {object} [more] */
export const person = (name, more = {}) => ({
  name, door: 'web', state: 'present', role: 'guest', hand: 0, muted: false, joined_at: 1, ...more,
});

/** @typedef {(params: any) => any} reply a result, a refusal, or a promise of either */

/** @type {{key: Buffer, cert: Buffer} | null} */
let certificate = null;

/** @returns {{key: Buffer, cert: Buffer}} */
function throw_away_certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-dev-box-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
      ...subject, '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  );
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

export class dev_box {
  constructor() {
    /** @type {Record<string, reply>} */
    this.replies = {
      'room.hello': () => ({
        protocol: 1,
        version: 'dev',
        room: this.room.room,
        pin_required: this.pin !== '',
        max_kbps: 12000,
      }),
      join: (params) => {
        if (this.pin && params.pin !== this.pin) return new refusal('wrong_pin', 0);
        this.room.participants.p1.name = params.name;
        return this.entry_(params.name);
      },
      resume: () => this.entry_('Ada Lovelace'),
      'room.get': () => ({ revision: this.revision_, room: this.room }),
      'host.open': ({ code }) => {
        if (code !== '731904') return new refusal('wrong_code');
        this.patch({ participants: { p1: { role: 'host' } } });
        return { revision: this.revision_, room: this.room };
      },
      'chat.send': ({ text }) => {
        const message = { participant: 'p1', name: this.room.participants.p1.name, text };
        this.patch({ chat: { [`own${this.revision_}`]: { ...message, at: Date.now() } } });
        return {};
      },
      'hand.raise': ({ raised }) => {
        this.patch({ participants: { p1: { hand: raised ? Date.now() : 0 } } });
        return {};
      },
      'share.stop': ({ share }) => {
        this.patch({ shares: { [share]: null } });
        return {};
      },
    };
    /** @type {{method: string, params: any}[]} what the page called, in order */
    this.calls = [];
    this.pin = '4829';
    this.revision_ = 1;
    /** @type {import('node:http').RequestListener | null} what answers REST (admin_states.mjs) */
    this.rest = null;
    /** @type {any} */
    this.room = {
      room: { name: 'Boardroom North', locale: 'en' },
      participants: {
        p1: person('Ada Lovelace'),
        p2: person('Grace Hopper'),
      },
      shares: {
        s9: {
          participant: 'p2', name: 'Grace Hopper', kind: 'screen', label: 'Quarterly report',
          state: 'live', paused_by: '', reason: '', width: 1920, height: 1080, fps: 30, kbps: 3000,
          wish: { fps: 0, scale: 1 }, order: 1,
        },
      },
      meeting: { sharing: 'everyone', lobby: 'off', chat: true },
      layout: { mode: 'auto' },
      requests: {},
      chat: {},
      reactions: {},
      notices: {},
      doors: { web: { state: 'open' } },
    };
    /** @type {Set<import('ws').WebSocket>} */
    this.sockets_ = new Set();
    this.server_ = createServer((certificate ??= throw_away_certificate()), (request, response) => {
      const path = new URL(request.url ?? '/', 'https://box').pathname;
      if (this.rest && path.startsWith('/api/v1/')) return void this.rest(request, response);
      try {
        const file = PAGES[path] ?? path;
        const body = readFileSync(new URL(`.${file}`, WEB));
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'text/plain');
        response.setHeader('Content-Security-Policy', CSP);
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    this.ws_ = new WebSocketServer({ server: this.server_, path: '/ws' });
    this.ws_.on('connection', (socket) => {
      this.sockets_.add(socket);
      socket.on('close', () => this.sockets_.delete(socket));
      socket.on('message', (text) => void this.answer_(socket, String(text)));
    });
  }

  /** @returns {Promise<string>} the URL of the page */
  async start() {
    this.port_ = await free_port();
    await this.listen_again();
    return `https://localhost:${this.port_}/`;
  }

  /** Closes the sockets and lets nobody in until listen_again(). */
  async go_away() {
    const closed = new Promise((resolve) => this.server_.close(resolve));
    for (const socket of this.sockets_) socket.terminate();
    this.server_.closeAllConnections();
    await closed;
  }

  async listen_again() {
    this.server_.listen(this.port_, '127.0.0.1');
    await once(this.server_, 'listening');
  }

  async stop() {
    if (this.server_.listening) await this.go_away();
  }

  /** @param {string} method @returns {any[]} the params of its calls */
  called(method) {
    return this.calls.filter((call) => call.method === method).map(({ params }) => params);
  }

  /** @param {string} method @param {object} params */
  notify(method, params) {
    for (const socket of this.sockets_) {
      socket.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
    }
  }

  /** @param {object} patch of the room's sections, one level deep */
  patch(patch) {
    for (const [part, changes] of Object.entries(patch)) {
      for (const [id, value] of Object.entries(changes)) {
        if (value === null) delete this.room[part][id];
        else this.room[part][id] = { ...this.room[part][id], ...value };
      }
    }
    this.notify('room.changed', { revision: ++this.revision_, patch });
  }

  /** @param {string} name */
  entry_(name) {
    const entry = { participant: 'p1', name, resume_token: 'dev', revision: this.revision_ };
    return { ...entry, room: this.room };
  }

  /** @param {import('ws').WebSocket} socket @param {string} text */
  async answer_(socket, text) {
    const { id, method, params } = JSON.parse(text);
    this.calls.push({ method, params });
    const result = await (this.replies[method]?.(params) ?? {});
    if (!(result instanceof refusal)) {
      return socket.send(JSON.stringify({ jsonrpc: '2.0', id, result }));
    }
    const { name, retry_after_ms } = result;
    const error = { code: -32000, message: `The box says: ${name}`, data: { name, retry_after_ms } };
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, error }));
  }
}
