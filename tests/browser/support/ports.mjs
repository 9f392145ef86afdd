// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Ports for servers that stop and start again. They lie below those that the system gives to outgoing
// connections: one of these would hold the port just when the server comes back.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const LOWEST = 10100; // no browser connects to 10080
const USUAL_END = 32768;

/** @returns {number} where the system's own begin */
function end_of_ours() {
  const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'ascii');
  const first = Number.parseInt(range, 10);
  return first > LOWEST + 1000 ? first : USUAL_END;
}

/** @param {number} port @returns {Promise<boolean>} */
async function is_free(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}

/** By chance, so that two runs at once do not meet. @returns {Promise<number>} */
export async function free_port() {
  const end = end_of_ours();
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (end - LOWEST));
    if (await is_free(port)) return port;
  }
}
