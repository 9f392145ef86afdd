// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The JSON-RPC connection to the box (docs/signalling.md): calls, notifications, and coming back.

const PROTOCOL = 'tessera.v1';
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4000;
const OPEN_TIMEOUT_MS = 5000;
const CALL_TIMEOUT_MS = 10000;
const LOOK_AGAIN_MS = 1000;
const PING_EVERY_TICKS = 10; // seconds
const PONG_TIMEOUT_MS = 5000;

/** An error that the box answered with, or `timeout` and `closed` made here. */
export class rpc_error extends Error {
  /**
   * @param {string} name the stable name
   * @param {string} message a sentence for people
   * @param {number} [retry_after_ms] 0 = waiting does not help
   */
  constructor(name, message, retry_after_ms = 0) {
    super(message);
    this.name = name;
    this.retry_after_ms = retry_after_ms;
  }
}

/**
 * @typedef {{resolve: (result: any) => void, reject: (error: rpc_error) => void,
 *   timer: number}} pending_call
 * @typedef {{on_open: () => void, on_waiting: (retry_at: number) => void,
 *   on_notification: (method: string, params: any) => void}} listeners
 */

/** Connects, and connects again for ever until close() is called. */
export class signalling {
  /** @param {string} url @param {listeners} listeners */
  constructor(url, listeners) {
    this.url_ = url;
    this.listeners_ = listeners;
    /** @type {WebSocket | null} */
    this.socket_ = null;
    /** @type {Map<number, pending_call>} */
    this.pending_ = new Map();
    this.next_id_ = 1;
    this.delay_ms_ = FIRST_DELAY_MS;
    this.retry_timer_ = 0;
    this.open_timer_ = 0;
    this.retry_at_ = 0;
    this.ticks_ = 0;
    this.wanted_ = false;
    this.ticker_ = new Worker(new URL('ticker.js', import.meta.url));
    this.ticker_.onmessage = () => this.tick_();
  }

  /** True while calls can be made. */
  get is_open() {
    return this.socket_?.readyState === WebSocket.OPEN;
  }

  /** True from open() to close(), whatever the network does meanwhile. */
  get is_wanted() {
    return this.wanted_;
  }

  open() {
    this.wanted_ = true;
    if (!this.socket_) this.connect_();
  }

  /** Ends the connection and does not come back. */
  close() {
    this.wanted_ = false;
    clearTimeout(this.retry_timer_);
    this.retry_timer_ = 0;
    this.drop_();
  }

  /** Tries at once when it is waiting for the next attempt. */
  retry_now() {
    if (!this.wanted_ || this.socket_) return;
    clearTimeout(this.retry_timer_);
    this.connect_();
  }

  /** Finds out now, not at the next ping, whether an open connection still works. */
  /** @param {number} [ms] @returns {Promise<boolean>} false: it does not, and is given up */
  async probe(ms = PONG_TIMEOUT_MS) {
    return this.socket_ !== null && this.is_open && this.ping_(this.socket_, ms);
  }

  /** The connection has proved itself: the next loss starts with a short delay again. */
  settle() {
    this.delay_ms_ = FIRST_DELAY_MS;
  }

  /** Gives the connection up and makes a new one after the usual delay. */
  reconnect() {
    this.drop_();
    if (this.wanted_) this.schedule_();
  }

  /**
   * @param {string} method @param {object} [params]
   * @param {number | (() => boolean)} [patience] ms; or whether to wait beyond the usual time,
   *   asked each second
   * @returns {Promise<any>} rejects with an rpc_error
   */
  call(method, params = {}, patience = CALL_TIMEOUT_MS) {
    if (!this.is_open) return Promise.reject(new rpc_error('closed', 'Not connected to the box.'));
    const id = this.next_id_++;
    return new Promise((resolve, reject) => {
      const since = performance.now();
      const look = () => {
        const waiting = this.pending_.get(id);
        const may_stay = typeof patience === 'function' && patience();
        const early = typeof patience === 'function' && performance.now() - since < CALL_TIMEOUT_MS;
        if (waiting && (may_stay || early)) {
          waiting.timer = Number(setTimeout(look, LOOK_AGAIN_MS));
          return;
        }
        this.pending_.delete(id);
        reject(new rpc_error('timeout', 'The box did not answer in time.'));
      };
      const timer = setTimeout(look, typeof patience === 'number' ? patience : LOOK_AGAIN_MS);
      this.pending_.set(id, { resolve, reject, timer: Number(timer) });
      this.socket_?.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  connect_() {
    const socket = new WebSocket(this.url_, PROTOCOL);
    this.socket_ = socket;
    this.open_timer_ = Number(setTimeout(() => this.lost_(socket), OPEN_TIMEOUT_MS));
    socket.onopen = () => {
      if (socket !== this.socket_) return;
      clearTimeout(this.open_timer_);
      this.listeners_.on_open();
    };
    socket.onmessage = (event) => {
      if (socket === this.socket_) this.receive_(String(event.data));
    };
    socket.onclose = () => this.lost_(socket);
  }

  tick_() {
    this.ticks_ += 1;
    if (this.socket_ && this.is_open && this.ticks_ % PING_EVERY_TICKS === 0) {
      void this.ping_(this.socket_, PONG_TIMEOUT_MS);
    } else if (!this.socket_ && Date.now() > this.retry_at_) {
      this.retry_now(); // the timer of a hidden page is late
    }
  }

  /** @param {WebSocket} socket @param {number} ms @returns {Promise<boolean>} */
  async ping_(socket, ms) {
    try {
      await this.call('ping', {}, ms);
    } catch (error) {
      // A socket whose network is gone stays "open" for minutes; an unanswered ping tells earlier.
      if (error instanceof rpc_error && error.name === 'timeout') this.lost_(socket);
      return false;
    }
    return true;
  }

  /** @param {WebSocket} socket */
  lost_(socket) {
    if (socket === this.socket_) this.reconnect();
  }

  drop_() {
    clearTimeout(this.open_timer_);
    const socket = this.socket_;
    this.socket_ = null;
    socket?.close();
    for (const call of this.pending_.values()) {
      clearTimeout(call.timer);
      call.reject(new rpc_error('closed', 'The connection to the box was lost.'));
    }
    this.pending_.clear();
  }

  schedule_() {
    clearTimeout(this.retry_timer_);
    this.retry_timer_ = Number(setTimeout(() => this.connect_(), this.delay_ms_));
    this.retry_at_ = Date.now() + this.delay_ms_;
    this.listeners_.on_waiting(this.retry_at_);
    this.delay_ms_ = Math.min(this.delay_ms_ * 2, LONGEST_DELAY_MS);
  }

  /** @param {string} text */
  receive_(text) {
    const message = JSON.parse(text);
    if (message.id === undefined || message.id === null) {
      if (message.method) this.listeners_.on_notification(message.method, message.params ?? {});
      return;
    }
    const call = this.pending_.get(message.id);
    if (!call) return;
    this.pending_.delete(message.id);
    clearTimeout(call.timer);
    if (!message.error) return call.resolve(message.result);
    const { data, message: sentence } = message.error;
    call.reject(new rpc_error(data?.name ?? 'internal', sentence, data?.retry_after_ms ?? 0));
  }
}
