// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The join page: ties the session to the views, in the order in which a visit goes.

import { asks } from './asks.js';
import { camera_control } from './camera_control.js';
import { capability_of } from './capability.js';
import { chat } from './chat.js';
import { dock, show_unread } from './dock.js';
import { host_access } from './host_access.js';
import { join_form } from './join_form.js';
import { show_blocked, show_over } from './over.js';
import { list_room } from './people.js';
import { photos } from './photos.js';
import { cards_for } from './policy.js';
import { session } from './session.js';
import { share_control } from './share_control.js';
import { t, translate_page } from './strings.js';
import { tabs } from './tabs.js';
import { watch } from './watch.js';
import { uplink } from './uplink.js';
import { count_down, set_text, show_notice, show_room_name, show_view, ui } from './views.js';

/** Hidden pages draw nothing; their state shall not be older than this. */
const HIDDEN_MS = 200;

translate_page();
const capability = capability_of();
let stop_count = () => {};

const visit = new session(`wss://${location.host}/ws`, {
  on_hello: (hello) => show_room_name(hello.room.name),
  on_must_join: (why) => {
    // With an expired token the stream waits: it goes on after the PIN.
    if (why?.name !== 'token_expired') stop_sending();
    clear_waiting();
    forget_meeting();
    show_signed_in(false);
    show_view('join');
    form.must_join(why);
  },
  on_lobby: () => {
    clear_waiting();
    forget_meeting();
    form.joined();
    show_signed_in(false);
    set_text(ui.lobby_text, t('lobby.text', { room: visit.hello?.room.name ?? '' }));
    show_view('lobby');
  },
  on_joined: () => {
    clear_waiting();
    form.joined();
    show_signed_in(true);
    show_notice(fault_text());
    show_view('room');
    line.forget_peer();
    shares.resumed();
    looking.resumed();
    own_camera.resumed();
  },
  on_room: draw_soon,
  on_waiting: show_waiting,
  on_bye: (reason, in_lobby) => {
    clear_waiting();
    if (reason === 'idle' && !in_lobby) return;
    stop_sending();
    forget_meeting();
    show_signed_in(false);
    if (reason === 'idle') show_over('lobby_timeout', 'over.ask_again');
    else if (reason === 'refused') show_over(reason, 'over.ask_again');
    else show_over(reason, reason === 'replaced' ? 'over.replaced_button' : 'over.button');
  },
  on_notification: (method, params) => {
    if (method === 'peer.candidate') void line.remote_candidate(params);
    shares.notified(method, params);
    own_camera.notified(method, params);
    looking.notified(method, params);
  },
});
const form = new join_form(visit, (error) => {
  visit.close();
  show_blocked(error.retry_after_ms);
});
const line = new uplink({
  call: (method, params) => visit.call(method, params),
  is_open: () => visit.joined,
  answers: () => visit.answers(),
  new_peer: () => visit.new_peer(),
  on_change: () => show_sent(),
});
const shares = new share_control(visit, capability, line);
const own_camera = new camera_control(visit, capability, line);
new photos(shares, capability);
const cards = new asks(visit);
const talk = new chat(visit, show_unread);
const side = new tabs((panel) => talk.set_open(panel === 'chat'));
const bar = new dock(visit, () => {
  side.show('chat');
  talk.focus();
});
const hosting = new host_access(visit);
const looking = new watch(visit);

for (const button of [ui.leave, ui.lobby_cancel]) {
  button.addEventListener('click', async () => {
    stop_sending();
    await visit.leave();
    form.note(t('join.left'));
    forget_meeting();
    show_signed_in(false);
    visit.open();
  });
}
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

addEventListener('online', () => void line.restart_ice());
// Not in every browser, hence not in the type library.
/** @type {any} */ (navigator).connection?.addEventListener?.('change', () => void line.restart_ice());

let drawing = false;
/** The person has read that the host's role is gone. */
let told_of_host = false;

/** However many changes come, the page is drawn once a frame. */
function draw_soon() {
  if (drawing) return;
  drawing = true;
  const draw = () => {
    drawing = false;
    show_room();
  };
  if (document.hidden) setTimeout(draw, HIDDEN_MS);
  else requestAnimationFrame(draw);
}

function show_room() {
  const room = visit.room;
  if (!room || !visit.joined) return;
  const me = visit.me;
  show_room_name(room.room.name);
  list_room(room, me);
  cards.show(cards_for({ room, me, host: visit.is_host }));
  talk.show(room, me);
  bar.show(room, me);
  hosting.show();
  // Other notices stay, whatever changes in the room.
  const changed = visit.lost_host !== told_of_host;
  told_of_host = visit.lost_host;
  if (visit.lost_host && changed) show_notice(t('host.closed'));
  else if (changed) show_notice(fault_text());
  set_text(ui.ability, phone_text());
  show_sent();
  looking.show();
}

function show_sent() {
  shares.show();
  own_camera.show();
}

function stop_sending() {
  shares.stop('left');
  own_camera.stop();
}

/** The next meeting counts its people and messages from one again. */
function forget_meeting() {
  cards.show([]);
  talk.forget();
  bar.forget(null);
  hosting.close();
  looking.forget();
  side.show('people');
}

/** @param {boolean} signed_in */
function show_signed_in(signed_in) {
  ui.leave.hidden = !signed_in;
  set_text(ui.signed_in, signed_in ? t('room.signed_in', { name: visit.name }) : '');
}

/** Why this browser cannot share a screen and should; "" when it can, or when none of its kind can. */
function fault_text() {
  return ['ok', 'phone'].includes(capability.ability) ? '' : t(`ability.${capability.ability}`);
}

/** How a phone shares its screen nevertheless; "" on a computer. */
function phone_text() {
  if (capability.ability !== 'phone') return '';
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
  show_sent();
}

function clear_waiting() {
  stop_count();
  ui.banner.hidden = true;
  ui.connect_text.textContent = t('connect.text');
  set_text(ui.connect_count, '');
  ui.connect_retry.hidden = true;
}

visit.open();
