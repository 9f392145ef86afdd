// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// NOT a display: it only says to a real box that it has a loudspeaker, and looks at nothing.
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { until } from './wait.mjs';

/** As long as this box runs. @param {import('./box.mjs').box} room @param {string} [sound] see docs/kiosk-rpc.md */
export async function plug_loudspeaker(room, sound = 'pulse') {
  const socket = connect(join(room.folder, 'run', 'kiosk.sock'));
  await once(socket, 'connect');
  socket.resume();
  socket.unref(); // the test ends without it
  socket.on('error', () => {}); // the box may go first
  const calls = [
    { id: 1, method: 'hello', params: { protocol: 1, version: 'test', role: 'kiosk' } },
    { id: 2, method: 'kiosk.ready', params: { decoders: ['vp8', 'vp9', 'h264'], hardware: [], renderer: 'software', sound } },
  ];
  for (const call of calls) socket.write(`${JSON.stringify({ jsonrpc: '2.0', ...call })}\n`);
  await until(async () => (await room.room()).kiosk.sound === sound, 'a loudspeaker');
}
