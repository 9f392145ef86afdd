// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The join page: ties the session to the views, in the order in which a visit goes.

import { capability_of } from './capability.js';
import { join_form } from './join_form.js';
import { shares_of_others } from './room.js';
import { session } from './session.js';
import { share_control } from './share_control.js';
import { t, translate_page } from './strings.js';
import {
  count_down, list_people, list_shares, set_text, show_notice, show_room_name, show_view, ui,
} from './views.js';

translate_page();
const capability = capability_of();
let stop_count = () => {};

const visit = new session(`wss://${location.host}/ws`, {
  on_hello: (hello) => show_room_name(hello.room.name),
  on_must_join: (why) => {
    // With an expired token the stream waits: it goes on after the PIN.
    if (why?.name !== 'token_expired') shares.stop('left');
    clear_waiting();
    show_signed_in(false);
    show_view('join');
    form.must_join(why);
  },
  on_joined: () => {
    clear_waiting();
    form.joined();
    show_signed_in(true);
    show_notice(able_text());
    show_view('room');
    shares.resumed();
  },
  on_room: show_room,
  on_waiting: show_waiting,
  on_bye: (reason) => {
    clear_waiting();
    if (reason === 'idle') return;
    shares.stop('left');
    show_signed_in(false);
    ui.over_title.textContent = t(`over.${reason}_title`);
    ui.over_text.textContent = t(`over.${reason}_text`);
    ui.over_button.textContent = t(reason === 'replaced' ? 'over.replaced_button' : 'over.button');
    show_view('over');
  },
  on_notification: (method, params) => shares.notified(method, params),
});
const form = new join_form(visit);
const shares = new share_control(visit, capability);

ui.leave.addEventListener('click', async () => {
  shares.stop('left');
  await visit.leave();
  form.note(t('join.left'));
  show_signed_in(false);
  visit.open();
});
ui.over_button.addEventListener('click', () => {
  show_view('connect');
  visit.open();
});
for (const button of [ui.banner_retry, ui.connect_retry]) {
  button.addEventListener('click', () => visit.retry_now());
}
// A form that nobody used was disconnected by the box; the first touch brings it back.
for (const sign_of_life of ['pointerdown', 'keydown', 'focus']) {
  addEventListener(sign_of_life, () => {
    if (document.body.dataset.view === 'join' && !visit.is_wanted) visit.open();
  });
}

function show_room() {
  const room = visit.room;
  if (!room || !visit.joined) return;
  show_room_name(room.room.name);
  list_shares(shares_of_others(room, visit.me).map(({ share }) => share));
  list_people(
    Object.entries(room.participants).map(([id, { name, state }]) => ({
      name,
      me: id === visit.me,
      away: state === 'away',
    })),
  );
  if (capability.ability === 'phone') show_notice(able_text());
  shares.show();
}

/** @param {boolean} signed_in */
function show_signed_in(signed_in) {
  ui.leave.hidden = !signed_in;
  set_text(ui.signed_in, signed_in ? t('room.signed_in', { name: visit.name }) : '');
}

/** What this device can do instead of sharing; "" when it can share. */
function able_text() {
  if (capability.ability === 'ok') return '';
  if (capability.ability !== 'phone') return t(`ability.${capability.ability}`);
  const door = capability.system === 'ios' ? 'airplay' : 'miracast';
  if (visit.room?.doors[door]?.state !== 'open') return t('ability.phone_none');
  return t(`ability.phone_${door}`, { name: visit.room.room.name });
}

/** @param {number} retry_at ms since 1970 */
function show_waiting(retry_at) {
  stop_count();
  const connecting = document.body.dataset.view === 'connect';
  const where = connecting ? ui.connect_count : ui.banner_count;
  if (connecting) {
    ui.connect_text.textContent = t('connect.lost');
    ui.connect_retry.hidden = false;
  } else {
    ui.banner.hidden = false;
    set_text(ui.banner_text, t('banner.lost'));
  }
  stop_count = count_down(
    where,
    retry_at,
    (seconds) => t('retry.in', { seconds }),
    () => set_text(where, t('retry.trying')),
  );
  shares.show();
}

function clear_waiting() {
  stop_count();
  ui.banner.hidden = true;
  ui.connect_text.textContent = t('connect.text');
  set_text(ui.connect_count, '');
  ui.connect_retry.hidden = true;
}

visit.open();
