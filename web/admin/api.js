// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The box's calls over REST (docs/api.md). The token stands in this tab's sessionStorage, so that a
// reload does not ask for the password again; signing out and the end of the session delete it.

import { rpc_error } from '../signalling.js';
import { tab_memory } from '../storage.js';

const TOKEN_KEY = 'tessera.admin';
const ROOT = '/api/v1';
const TIMEOUT_MS = 15000;

export class api {
  /** @param {() => void} on_expired the box does not know the token any more */
  constructor(on_expired) {
    this.on_expired_ = on_expired;
    this.token_ = tab_memory.get(TOKEN_KEY);
  }

  get signed_in() {
    return this.token_ !== '';
  }

  /** @param {string} password */
  async sign_in(password) {
    const { token } = await this.call('POST', '/session', { password });
    this.token_ = token;
    tab_memory.set(TOKEN_KEY, token);
  }

  async sign_out() {
    const gone = this.call('DELETE', '/session').catch(() => {}); // void in 30 minutes anyway
    await gone;
    this.forget();
  }

  forget() {
    this.token_ = '';
    tab_memory.remove(TOKEN_KEY);
  }

  /**
   * What an open page asks by itself. Nobody uses it just now: the session goes on growing idle.
   * @param {string} path @param {AbortSignal} [signal] @returns {Promise<Response>} as of fetch()
   */
  look(path, signal) {
    return this.fetch('GET', path, { headers: { 'Tessera-Background': '1' }, signal });
  }

  /**
   * @param {string} verb @param {string} path below the root @param {object} [body] as JSON
   * @returns {Promise<any>} the result; throws an rpc_error
   */
  async call(verb, path, body) {
    const headers = { 'Content-Type': 'application/json' };
    const given = body ? { headers, body: JSON.stringify(body) } : {};
    return (await this.fetch(verb, path, given)).json();
  }

  /**
   * @param {string} verb @param {string} path
   * @param {{headers?: Record<string, string>, body?: BodyInit, signal?: AbortSignal}} [more]
   * @returns {Promise<Response>} of a call that worked; throws an rpc_error
   */
  async fetch(verb, path, { headers = {}, body, signal } = {}) {
    const token = this.token_;
    /** @type {Record<string, string>} */
    const bearer = token ? { Authorization: `Bearer ${token}` } : {};
    const until = signal ?? AbortSignal.timeout(TIMEOUT_MS);
    const all = { method: verb, headers: { ...headers, ...bearer }, body, signal: until };
    /** @type {Response} */
    let response;
    try {
      response = await fetch(ROOT + path, { ...all, credentials: 'omit', cache: 'no-store' });
    } catch {
      throw new rpc_error('closed', 'The box does not answer.');
    }
    if (response.ok) return response;
    const told = await response.json().catch(() => ({}));
    const { name = 'internal', message = response.statusText, retry_after_ms } = told.error ?? {};
    if (name === 'unauthenticated' && token && token === this.token_) {
      this.forget();
      this.on_expired_();
    }
    throw new rpc_error(name, message, retry_after_ms);
  }
}
