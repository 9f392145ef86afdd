// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A browser that is driven line by line: {"id", "do", ...} on stdin, {"id", "result"} or {"id", "error"}
// on stdout; "close" ends it. sharer.py is the other end.
import { createInterface } from 'node:readline';

/** @param {object} message */
const say = (message) => process.stdout.write(JSON.stringify(message) + '\n');

/** @param {import('playwright-core').Browser} browser @param {Record<string, (given: any) => Promise<any>>} actions */
export async function be_driven(browser, actions) {
  say({ ready: true, version: browser.version() });
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, do: name, ...rest } = JSON.parse(line);
    if (name === 'close') break;
    try {
      say({ id, result: (await actions[name](rest)) ?? {} });
    } catch (error) {
      say({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
  await browser.close();
  process.exit(0);
}
