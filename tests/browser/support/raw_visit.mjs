// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A visitor that speaks with the box itself, in the page of a browser but without our join page:
// for offers that our page would never make.

/** @typedef {import('playwright-core').Page} Page */

/**
 * `raw` in the page: call(), and a peer connection `pc` whose candidates go to the box.
 * @param {Page} page @param {string} url of the box @param {string} name @param {string} pin
 */
export async function open_raw_visit(page, url, name, pin) {
  // An address of the box without scripts of its own: it has the right origin.
  await page.goto(`${url}logo.svg`);
  await page.evaluate(async ([who, secret]) => {
    const socket = new WebSocket(`wss://${location.host}/ws`, 'tessera.v1');
    await new Promise((resolve) => (socket.onopen = resolve));
    /** @type {Map<number, (message: any) => void>} */
    const waiting = new Map();
    /** @type {any[]} */
    const early = [];
    let next_id = 1;
    const raw = {
      peer: '',
      pc: new RTCPeerConnection({ bundlePolicy: 'max-bundle' }),
      /** @param {string} method @param {object} params @returns {Promise<any>} */
      call(method, params) {
        const id = next_id++;
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
        return new Promise((resolve) => waiting.set(id, resolve));
      },
      /** @param {any} wire */
      take(wire) {
        if (!wire.candidate) return;
        const { candidate, mid, mline } = wire;
        void raw.pc.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mline });
      },
      /**
       * Offers, and applies the answer.
       * @param {object | ((mids: (string | null)[]) => object)} [shares]
       * @param {(sdp: string) => string} [spoil]
       * @returns {Promise<any>} the answer's result or error
       */
      async offer(shares, spoil = (sdp) => sdp) {
        await raw.pc.setLocalDescription();
        const sdp = spoil(raw.pc.localDescription?.sdp ?? '');
        const mids = raw.pc.getTransceivers().map(({ mid }) => mid);
        const bound = typeof shares === 'function' ? shares(mids) : shares;
        const { result, error } = await raw.call('peer.offer', {
          ...(raw.peer ? { peer: raw.peer } : {}), sdp, ...(bound ? { shares: bound } : {}),
        });
        if (error) {
          await raw.pc.setLocalDescription({ type: 'rollback' });
          return { error: error.data?.name, text: error.message, wait_ms: error.data?.retry_after_ms };
        }
        await raw.pc.setRemoteDescription({ type: 'answer', sdp: result.sdp });
        raw.peer = result.peer;
        for (const wire of early.splice(0)) raw.take(wire);
        for (const candidate of found.splice(0)) raw.tell(candidate);
        return result;
      },
      /** @param {RTCIceCandidate} candidate */
      tell(candidate) {
        const { candidate: text, sdpMid: mid, sdpMLineIndex: mline } = candidate;
        void raw.call('peer.candidate', { peer: raw.peer, candidate: text, mid, mline });
      },
    };
    /** @type {RTCIceCandidate[]} */
    const found = [];
    raw.pc.onicecandidate = ({ candidate }) => {
      if (candidate && raw.peer) raw.tell(candidate);
      else if (candidate) found.push(candidate);
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data));
      if (message.id !== undefined) {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      } else if (message.method === 'peer.candidate') {
        if (raw.pc.remoteDescription) raw.take(message.params);
        else early.push(message.params);
      }
    };
    Object.assign(window, { raw });
    const { error } = await raw.call('join', { name: who, ...(secret ? { pin: secret } : {}) });
    if (error) throw new Error(error.message);
  }, [name, pin]);
}
