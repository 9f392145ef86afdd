// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A worker that ticks once a second: browsers slow the timers of hidden pages down to one a minute,
// but not those of workers, and a page must go on answering while it is in the background.
setInterval(() => postMessage(0), 1000);
