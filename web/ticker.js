// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A worker that ticks once a second, or every so many milliseconds as its name says: browsers slow the
// timers of hidden pages down to one a minute, but not those of workers, and a page must go on
// answering while it is in the background.
setInterval(() => postMessage(0), Number(self.name) || 1000);
