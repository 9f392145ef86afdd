// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The stand-in's REST (docs/api.md), as far as the admin's page asks it.
import { slide_png } from './picture.mjs';

export const PASSWORD = 'correct horse';
export const SETUP_CODE = '40213377';

/** An answer that is an error. */
class fault {
  /** @param {number} status @param {string} name @param {string} [message] @param {number} [retry_after_ms] */
  constructor(status, name, message = name, retry_after_ms) {
    this.status = status;
    this.error = { name, message, retry_after_ms };
  }
}

/** @param {string} key @param {object} more */
const option = (key, more) => ({
  key, type: 'text', help: `What ${key} is for, in a sentence that people can read.`, default: '',
  value: '', source: 'default', change: 'live', writable: true, ...more,
});

const OPTIONS = () => [
  option('state_folder', { value: '/var/lib/tessera', default: '/var/lib/tessera', change: 'restart', writable: false, minimum: 1, maximum: 4000 }),
  option('room.name', { value: 'Boardroom North', source: 'file', minimum: 0, maximum: 64 }),
  option('room.locale', { type: 'choice', choices: ['en', 'de', 'fr'], default: 'en', value: 'en' }),
  option('meeting.pin_policy', { type: 'choice', choices: ['meeting', 'fixed', 'rotating', 'off'], default: 'meeting', value: 'fixed', source: 'override' }),
  option('meeting.pin_digits', { type: 'integer', unit: 'digits', minimum: 4, maximum: 8, default: 4, value: 4 }),
  option('meeting.chat', { type: 'boolean', default: true, value: true }),
  option('web.port', { type: 'integer', minimum: 0, maximum: 65535, default: 8443, value: 8443, change: 'restart', at_restart: 443, source: 'override' }),
  option('web.names', { type: 'list', default: [], value: ['room-oslo.example'], maximum: 32, minimum: 0, source: 'file' }),
  option('media.codecs', { type: 'list', choices: ['vp9', 'h264', 'vp8'], default: [], value: [], minimum: 0, maximum: 8 }),
  option('web.key_file', { type: 'secret_file', value: '/etc/tessera/key.pem', change: 'restart', writable: false, source: 'file' }),
];

export const STATUS = () => ({
  version: '0.9.0', uptime_s: 93784, meeting: { id: '3232235786', url: 'https://192.168.1.10:8443/' },
  kiosk: { state: 'present' }, participants: 3, shares: 1,
  actors: { meeting: { state: 'running', restarts: 0 }, media: { state: 'running', restarts: 2 }, signalling: { state: 'failed', restarts: 5 } },
  network: { state: 'up', addresses: { '192.168.1.10': { interface: 'eth0' } } },
  doors: { web: { state: 'open' }, airplay: { state: 'failed' } },
  plugins: { airplay: { state: 'restarting', restarts: 1, pid: 0 } },
  settings: { overrides: 'good' }, admin: { password: 'set' },
});

const DEVICES = () => [
  { id: '8f3a', door: 'airplay', name: 'Ada’s iPhone', since: 1789000000000, last_seen: 1790000000000 },
  { id: '77c1', door: 'airplay', name: 'MacBook Pro of the meeting room on the third floor', since: 1788000000000, last_seen: 1789900000000 },
];

const CERTIFICATE = {
  source: 'own', subject: 'CN=tessera-1f3c.local', names: ['tessera-1f3c.local'], expired: false,
  addresses: ['192.168.1.10'], not_after: 1890000000000,
  fingerprint: 'AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89',
};

export class rest_stand_in {
  /** @param {import('./dev_box.mjs').dev_box} box */
  constructor(box) {
    this.box_ = box;
    this.password = PASSWORD;
    this.token_ = '';
    this.options = OPTIONS();
    /** @type {any[]} */
    this.tokens = [{ id: 't1', name: 'Room panel', role: 'host', created_at: 1790000000000, used_at: 0 }];
    /** @type {any[]} */
    this.devices = DEVICES();
    /** @type {any} */
    this.certificate = CERTIFICATE;
    /** @type {Record<string, Buffer | null>} */
    this.images = { wallpaper: slide_png(640, 360), logo: null };
    /** @type {{verb: string, path: string, body: any}[]} */
    this.calls = [];
    /** @type {Record<string, () => any>} answers that a test gives instead, now or later, by "VERB path" */
    this.instead = {};
    /** @type {Set<import('node:http').ServerResponse>} */
    this.streams = new Set();
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async handle(request, response) {
    const path = new URL(request.url ?? '/', 'https://box').pathname.replace('/api/v1', '');
    const bytes = [];
    for await (const part of request) bytes.push(part);
    const body = Buffer.concat(bytes);
    const json = request.headers['content-type']?.includes('json') && body.length ? JSON.parse(String(body)) : body;
    const verb = request.method ?? 'GET';
    this.calls.push({ verb, path, body: json });
    const allowed = request.headers.authorization === `Bearer ${this.token_}` && this.token_ !== '';
    const open = path === '/session' && verb === 'POST' || path === '/password';
    const answer = allowed || open ? await this.answer_(verb, path, json, response) : new fault(401, 'unauthenticated');
    if (answer === null) return;
    if (answer instanceof fault) response.statusCode = answer.status;
    const is_file = Buffer.isBuffer(answer);
    response.setHeader('Content-Type', is_file ? 'image/png' : 'application/json');
    response.end(is_file ? answer : JSON.stringify(answer instanceof fault ? { error: answer.error } : answer));
  }

  /** @param {string} name @param {object} data */
  tell(name, data) {
    for (const one of this.streams) one.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** @param {string} verb @param {string} path @param {any} body @param {import('node:http').ServerResponse} response @returns {any} */
  answer_(verb, path, body, response) {
    const what = `${verb} ${path}`;
    if (this.instead[what]) return this.instead[what]();
    if (what === 'GET /events') return this.stream_(response);
    const [, kind, id] = path.split('/');
    if (kind === 'images') return this.image_(verb, id, body);
    if (kind === 'devices') return this.device_call_(verb, id);
    if (kind === 'tokens') return this.token_call_(verb, id, body);
    switch (what) {
      case 'POST /session':
        if (!this.password) return new fault(404, 'not_found');
        if (body.password !== this.password) return new fault(403, 'wrong_password');
        this.token_ = 'session-token';
        return { token: this.token_, expires_at: 0, idle_ms: 0 };
      case 'DELETE /session':
        this.token_ = '';
        return {};
      case 'PUT /password':
        if (body.current !== (this.password || SETUP_CODE)) return new fault(403, 'wrong_password');
        this.password = body.password;
        this.token_ = '';
        return {};
      case 'GET /status': return STATUS();
      case 'GET /settings': return { options: this.options, overrides: 'good' };
      case 'PATCH /settings': return this.set_(body.values);
      case 'POST /settings/reset':
        for (const key of body.keys) Object.assign(this.find_(key), { source: 'file' });
        return { live: body.keys, restart: [] };
      case 'POST /config/check': return CHECKED;
      case 'GET /host-code': return { code: '48219034' };
      case 'GET /metrics': return Buffer.from('tessera_shares 1\n');
      case 'GET /certificate': return this.certificate;
      case 'PUT /certificate':
        return body.certificate.includes('EXPIRED') ? new fault(400, 'invalid_argument', 'the certificate has expired') : { ...CERTIFICATE, source: 'uploaded' };
      case 'GET /logs': return { lines: LINES };
      case 'GET /support-bundle': return Buffer.from('bundle');
      default: return new fault(404, 'not_found');
    }
  }

  /** @param {string} key @returns {any} */
  find_(key) {
    return this.options.find((one) => one.key === key);
  }

  /** @param {Record<string, any>} values */
  set_(values) {
    if (values['room.name'] === 'refused') return new fault(400, 'invalid_argument', 'room.name: this name is not allowed');
    for (const [key, value] of Object.entries(values)) Object.assign(this.find_(key), { value, source: 'override' });
    const keys = Object.keys(values);
    return {
      live: keys.filter((key) => this.find_(key).change === 'live'),
      restart: keys.filter((key) => this.find_(key).change === 'restart'),
    };
  }

  /** @param {string} verb @param {string} name @param {Buffer} body */
  image_(verb, name, body) {
    if (verb === 'DELETE') this.images[name] = null;
    if (verb === 'PUT') this.images[name] = body;
    if (verb !== 'GET') return {};
    return this.images[name] ?? new fault(404, 'not_found');
  }

  /** @param {string} verb @param {string} id */
  device_call_(verb, id) {
    if (verb === 'GET') return { devices: this.devices };
    if (!this.devices.some((one) => one.id === id)) return new fault(404, 'not_found', 'no door remembers this device');
    this.devices = this.devices.filter((one) => one.id !== id);
    return {};
  }

  /** @param {string} verb @param {string} id @param {any} body */
  token_call_(verb, id, body) {
    if (verb === 'GET') return { tokens: this.tokens };
    if (verb === 'DELETE') this.tokens = this.tokens.filter((one) => one.id !== id);
    if (verb === 'DELETE') return {};
    this.tokens.push({ id: 't2', ...body, created_at: 1790000000000, used_at: 0 });
    return { id: 't2', ...body, token: 'tsr_9f27b1c04e5d4a8f8b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e' };
  }

  /** @param {import('node:http').ServerResponse} response */
  stream_(response) {
    response.setHeader('Content-Type', 'text/event-stream');
    response.write(`event: snapshot\ndata: ${JSON.stringify({ revision: 1, room: this.box_.room })}\n\n`);
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
    return null;
  }
}

const CHECKED = {
  path: '/etc/tessera/tessera.yaml', overridden: ['meeting.pin_policy'],
  faults: [
    { file: '/etc/tessera/tessera.yaml', line: 4, column: 3, text: 'unknown key web.prot; did you mean web.port?' },
    { file: '/etc/tessera/tessera.yaml', line: 0, column: 0, text: 'the secret file /etc/tessera/key.pem can be read by everybody; run: chmod o-rwx /etc/tessera/key.pem' },
  ],
};

const LINES = [
  { at: 1790000000000, level: 'info', topic: 'tesserad', text: 'the house is open' },
  { at: 1790000005000, level: 'warning', topic: 'admin', text: 'a wrong password of the admin was given from 192.168.1.77' },
  { at: 1790000009000, level: 'error', topic: 'media', text: 'the decoder of share s1 failed: <b>not markup</b>' },
];
export { fault };
