// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// WHIP from a page (docs/whip.md): Chromium's fetch with its CORS, and an ICE restart, which aiortc
// cannot do. tests/integration/whip_test.py has all the rest.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { box } from './support/box.mjs';
import { launch_chromium, new_person } from './support/chromium.mjs';
import { bounded, until } from './support/wait.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {box} */
let room;
/** @type {import('playwright-core').Page} */
let page;
/** A site that is not the box's. */
const elsewhere = createServer((_, answer) => {
  answer.setHeader('Content-Type', 'text/html');
  answer.end('<!doctype html><title>Elsewhere</title>');
});

before(async () => {
  browser = await launch_chromium();
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
});
after(async () => {
  elsewhere.close();
  await browser?.close();
});
beforeEach(async () => {
  room = await box.start();
  page = await (await new_person(browser)).newPage();
});
afterEach(async () => {
  await page.context().close();
  await room?.stop();
});

const foreign_url = () =>
  `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (elsewhere.address()).port}/`;

/**
 * Shows a canvas that moves. In the page stay `whip.peer`, `.answer`, `.where` and `.etag`.
 * @param {string} url @param {string} bearer
 * @returns {Promise<number | string>} the status; "unreachable" when the browser let nothing through
 */
function publish(url, bearer) {
  return page.evaluate(async ({ url, bearer }) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 360];
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    let at = 0;
    setInterval(() => {
      pen.fillStyle = `hsl(${(at += 7) % 360} 80% 50%)`;
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }, 33);
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    peer.addTransceiver(canvas.captureStream(30).getVideoTracks()[0], { direction: 'sendonly' });
    await peer.setLocalDescription();
    const headers = { 'Content-Type': 'application/sdp', Authorization: `Bearer ${bearer}` };
    const body = peer.localDescription?.sdp;
    const answer = await fetch(`${url}whip?name=Page`, { method: 'POST', headers, body }).catch(() => null);
    if (!answer) return 'unreachable';
    if (answer.status !== 201) return answer.status;
    const sdp = await answer.text();
    await peer.setRemoteDescription({ type: 'answer', sdp });
    Object.assign(window, {
      whip: {
        peer,
        sdp,
        where: new URL(answer.headers.get('Location') ?? '', url).href,
        etag: answer.headers.get('ETag'),
      },
    });
    return answer.status;
  }, { url, bearer });
}

/**
 * @param {string} method @param {Record<string, string>} headers @param {string} [body]
 * @returns {Promise<{status: number, etag: string | null, text: string}>}
 */
function ask(method, headers, body) {
  return page.evaluate(async ({ method, headers, body }) => {
    const { where } = /** @type {any} */ (window).whip;
    const answer = await fetch(where, { method, headers, body });
    return { status: answer.status, etag: answer.headers.get('ETag'), text: await answer.text() };
  }, { method, headers, body });
}

test('whip: a page of another origin shows with a token, and ends it', bounded, async () => {
  const { token } = await room.admin('tokens.new', { name: 'Studio', role: 'host' });
  await page.goto(foreign_url());
  assert.equal(await publish(room.url, token), 201);
  const share = await room.live_share('Page');
  assert.deepEqual([share.width, share.height], [640, 360]);
  assert.equal((await ask('DELETE', { Authorization: `Bearer ${token}` })).status, 200);
  await room.no_share('Page');
});

test('whip: a page of another origin cannot try the PIN', bounded, async () => {
  await page.goto(foreign_url());
  assert.equal(await publish(room.url, await room.pin()), 403);
  assert.deepEqual((await room.room()).participants, {});
});

test('whip: an ICE restart by PATCH, and the share goes on', bounded, async () => {
  const pin = await room.pin();
  await page.goto(room.url);
  assert.equal(await publish(room.url, pin), 201);
  const { id } = await room.live_share('Page');
  const before = await page.evaluate(() => /** @type {any} */ (window).whip.etag);
  const fragment = await page.evaluate(async () => {
    const { peer } = /** @type {any} */ (window).whip;
    peer.restartIce();
    await peer.setLocalDescription();
    const [ufrag, pwd] = ['ufrag', 'pwd'].map(
      (name) => new RegExp(`^a=ice-${name}:.*$`, 'm').exec(peer.localDescription.sdp)?.[0].trim(),
    );
    return `${ufrag}\r\n${pwd}\r\n`;
  });
  const headers = {
    'Content-Type': 'application/trickle-ice-sdpfrag',
    'If-Match': '*',
    Authorization: `Bearer ${pin}`,
  };
  const answer = await ask('PATCH', headers, fragment);
  assert.equal(answer.status, 200, answer.text);
  assert.notEqual(answer.etag, before);
  await page.evaluate(async (text) => {
    const { peer, sdp } = /** @type {any} */ (window).whip;
    const [ufrag, pwd] = ['ufrag', 'pwd'].map(
      (name) => new RegExp(`a=ice-${name}:(.*)`).exec(text)?.[1].trim(),
    );
    const changed = sdp
      .replace(/a=ice-ufrag:.*/g, `a=ice-ufrag:${ufrag}`)
      .replace(/a=ice-pwd:.*/g, `a=ice-pwd:${pwd}`);
    await peer.setRemoteDescription({ type: 'answer', sdp: changed });
  }, answer.text);
  // Pictures go by a pair of the new ICE session. The box's own user name may be the former one:
  // webrtcbin of GStreamer 1.22 keeps it.
  const own = /ice-ufrag:(.*)/.exec(fragment)?.[1].trim();
  await until(() => page.evaluate(async (own) => {
    const { peer } = /** @type {any} */ (window).whip;
    const transport = peer.getSenders()[0].transport.iceTransport;
    const pair = transport.getSelectedCandidatePair?.();
    return transport.state === 'connected' && pair?.local.usernameFragment === own;
  }, own), 'a pair of the new session');
  const sent = () => page.evaluate(async () => {
    let packets = 0;
    for (const one of (await /** @type {any} */ (window).whip.peer.getStats()).values())
      if (one.type === 'remote-inbound-rtp') packets = Math.max(packets, one.timestamp);
    return packets;
  });
  const heard = await sent();
  await until(async () => (await sent()) > heard, 'a report of the box about what it gets');
  assert.equal((await room.live_share('Page')).id, id);
  const stale = { ...headers, 'If-Match': before };
  assert.equal((await ask('PATCH', stale, fragment)).status, 412);
});
