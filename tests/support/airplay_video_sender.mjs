// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The npm package airplay-protocol as a sender of videos, for tests in Python: one JSON object a line.
//   node airplay_video_sender.mjs PORT
//   in:  {"id": 1, "call": "play", "with": ["http://...", 0]}
//   out: {"id": 1, "status": 200, "body": {...}}   and   {"event": {...}}

import AirPlay from "airplay-protocol";
import { createInterface } from "node:readline";

const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
const receiver = new AirPlay("127.0.0.1", Number(process.argv[2]));
let asked = 0;
// It hangs up when it hears that a video has stopped, also in the middle of a question of its own.
process.on("uncaughtException", (error) => say({ id: asked, status: 0, error: error.message }));
receiver.on("event", (event) => say({ event }));

for await (const line of createInterface({ input: process.stdin })) {
  const { id, call, with: values } = JSON.parse(line);
  asked = id;
  const then = (error, response, body) => {
    const plain = Buffer.isBuffer(body) ? body.toString() : body;
    say({ id, status: response?.statusCode ?? 0, error: error?.message, body: plain });
  };
  receiver[call](...values, then);
  // Its link for events reports what goes wrong, and nobody else listens.
  if (call === "play") receiver._rserver.on("error", (error) => say({ lost: error.message }));
}
process.exit(0);
