// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Server-sent events, read by fetch: an EventSource could not send the token in a header.
// Spec: HTML Standard, 9.2.6 "Interpreting an event stream".

import { merge_patch } from '../room.js';
import { rpc_error } from '../signalling.js';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8000;

/** Cuts a stream of text into events. */
export class event_parser {
  constructor() {
    this.rest_ = '';
  }

  /** @param {string} text @returns {{kind: string, data: string}[]} those that are complete now */
  push(text) {
    const blocks = (this.rest_ + text).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest_ = blocks.pop() ?? '';
    return blocks.map(event_of).filter(({ data }) => data !== '');
  }
}

/** @param {string} block */
function event_of(block) {
  let kind = 'message';
  /** @type {string[]} */
  const data = [];
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? ['', '', ''];
    if (field === 'event') kind = value;
    if (field === 'data') data.push(value);
  }
  return { kind, data: data.join('\n') };
}

/** Follows the room while the page can be seen. */
export class room_events {
  /** @param {import('./api.js').api} api @param {(room: any, live: boolean) => void} on_room */
  constructor(api, on_room) {
    this.api_ = api;
    this.on_room_ = on_room;
    /** @type {AbortController | null} */
    this.stream_ = null;
    this.wanted_ = false;
    this.timer_ = 0;
    this.delay_ms_ = FIRST_DELAY_MS;
    /** @type {any} */
    this.room_ = null;
    document.addEventListener('visibilitychange', () => this.look_());
  }

  /** @param {boolean} wanted */
  follow(wanted) {
    this.wanted_ = wanted;
    this.look_();
  }

  look_() {
    const wanted = this.wanted_ && !document.hidden;
    clearTimeout(this.timer_);
    if (wanted && !this.stream_) void this.read_();
    if (wanted || !this.stream_) return;
    this.stream_.abort();
    this.stream_ = null;
  }

  async read_() {
    const stream = new AbortController();
    this.stream_ = stream;
    try {
      const response = await this.api_.look('/events', stream.signal);
      const text = response.body?.pipeThrough(new TextDecoderStream());
      const parser = new event_parser();
      const reader = text?.getReader();
      for (;;) {
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) break;
        for (const event of parser.push(value ?? '')) this.take_(event);
      }
    } catch (error) {
      if (error instanceof rpc_error && error.name === 'unauthenticated') this.wanted_ = false;
    }
    if (this.stream_ !== stream) return;
    this.stream_ = null;
    this.on_room_(this.room_, false);
    this.timer_ = Number(setTimeout(() => this.look_(), this.delay_ms_));
    this.delay_ms_ = Math.min(this.delay_ms_ * 2, LONGEST_DELAY_MS);
  }

  /** @param {{kind: string, data: string}} event */
  take_({ kind, data }) {
    const { room, patch } = JSON.parse(data);
    if (kind === 'snapshot') this.room_ = room;
    else if (kind === 'changed') this.room_ = merge_patch(this.room_, patch);
    this.delay_ms_ = FIRST_DELAY_MS;
    this.on_room_(this.room_, true);
  }
}
