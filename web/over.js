// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The end of a visit: why, and what to do next.

import { format_time, t } from './strings.js';
import { count_down, set_text, show_view, ui } from './views.js';

/** A count-down in seconds tells nobody anything when it is longer than that. */
const LONGEST_COUNT_MS = 10 * 60 * 1000;

let stop_count = () => {};

/** @param {string} reason of `bye`, or `lobby_timeout` @param {string} [action] of the button */
export function show_over(reason, action = 'over.button') {
  write_(t(`over.${reason}_title`), t(`over.${reason}_text`), t(action));
}

/** @param {number} retry_after_ms 0 = for good */
export function show_blocked(retry_after_ms) {
  const until = Date.now() + retry_after_ms;
  const text = retry_after_ms
    ? t('over.blocked_until', { time: format_time(until) })
    : t('over.blocked_text');
  write_(t('over.blocked_title'), text, t('over.blocked_button'));
  if (!retry_after_ms || retry_after_ms > LONGEST_COUNT_MS) return;
  ui.over_button.disabled = true;
  stop_count = count_down(
    ui.over_count,
    until,
    (seconds) => t('over.blocked_count', { time: minutes_of(seconds) }),
    () => (ui.over_button.disabled = false),
  );
}

/** @param {number} seconds */
const minutes_of = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** @param {string} title @param {string} text @param {string} action */
function write_(title, text, action) {
  stop_count();
  ui.over_title.textContent = title;
  ui.over_text.textContent = text;
  ui.over_button.textContent = action;
  ui.over_button.disabled = false;
  set_text(ui.over_count, '');
  show_view('over');
}
