// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The host's page: ties the session to the parts.

import './words.js';
import { asks } from '../asks.js';
import { chat } from '../chat.js';
import { count_down, made, part, set_text } from '../dom.js';
import { cards_for } from '../policy.js';
import { t, translate_page } from '../strings.js';
import { tabs } from '../tabs.js';
import { acts } from './acts.js';
import { board } from './board.js';
import { code_form } from './code_form.js';
import { dialogs } from './dialogs.js';
import { host_session } from './host_session.js';
import { people } from './people.js';
import { room_panel } from './room_panel.js';
import { sound_panel } from './sound_panel.js';
import { viewing_panel } from './viewing_panel.js';

const HIDDEN_MS = 1000;
/** @type {Record<string, string>} */
const WHY = { changed: 'desk.code_changed', ended: 'desk.ended', asleep: 'desk.asleep' };
const views = ['connect', 'code', 'desk'];

const ui = {
  room_name: part('room-name', HTMLElement),
  code_room: part('code-room', HTMLElement),
  pin: part('bar-pin', HTMLElement),
  end: part('end', HTMLButtonElement),
  banner: part('banner', HTMLElement),
  banner_text: part('banner-text', HTMLElement),
  banner_count: part('banner-count', HTMLElement),
  connect_text: part('connect-text', HTMLElement),
  connect_count: part('connect-count', HTMLElement),
  desk: part('view-desk', HTMLElement),
  unread: part('tab-unread', HTMLElement),
  chat_clear: part('chat-clear', HTMLButtonElement),
};

translate_page();
document.title = t('desk.page');
let stop_count = () => {};
let drawing = false;

const session = new host_session(`wss://${location.host}/ws`, {
  on_hello: ({ room }) => {
    ui.room_name.textContent = room.name;
    set_text(ui.code_room, t('desk.room', { room: room.name }));
    document.title = t('desk.page_room', { room: room.name });
  },
  on_must_prove: (why) => {
    clear_waiting();
    questions.close();
    talk.forget();
    cards.show([]);
    show_view('code');
    form.ask(why ? t(WHY[why]) : '');
  },
  on_open: () => {
    clear_waiting();
    show_view('desk');
  },
  on_room: draw_soon,
  on_waiting: show_waiting,
});
const doing = new acts(session);
const form = new code_form(session);
const questions = new dialogs(session);
const cards = new asks(session);
const display = new board(session, doing);
const here = new people(doing, (id, name) => questions.ask_remove(id, name));
const matters = new room_panel(doing);
const loudness = new sound_panel(doing);
const onlookers = new viewing_panel(doing);
const talk = new chat(session, show_unread);
new tabs((panel) => talk.set_open(panel === 'chat'), ['people', 'chat', 'more']);

part('banner-retry', HTMLButtonElement).addEventListener('click', () => session.retry_now());
ui.chat_clear.addEventListener('click', () => void doing.do('chat.clear'));
document.addEventListener('pointerdown', wake);
document.addEventListener('keydown', wake);

/** A form that nobody used was disconnected by the box; the first touch brings it back. */
function wake() {
  if (document.body.dataset.view === 'code') session.open();
}

/** @param {string} view */
function show_view(view) {
  const known = document.body.dataset.view === view;
  document.body.dataset.view = view;
  for (const name of views) part(`view-${name}`, HTMLElement).hidden = name !== view;
  const open = view === 'desk';
  ui.end.hidden = !open;
  if (!open) ui.pin.hidden = true;
  display.pictures.awake = open;
  const heading = document.querySelector(`#view-${view} h1`);
  const arrived = !known && view !== 'code'; // the form chooses its focus itself
  if (arrived && heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

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
  const room = session.room;
  if (!room || !session.is_host) return;
  ui.room_name.textContent = room.room.name;
  cards.show(cards_for({ room, me: '', host: true }));
  display.show(room);
  here.show(room);
  talk.show(room, '');
  ui.chat_clear.hidden = Object.keys(room.chat).length === 0;
  loudness.show(room);
  onlookers.show(room);
  matters.show(room, (at) => session.clock.here(at));
}

/** @param {number} count */
function show_unread(count) {
  ui.unread.hidden = count === 0;
  const number = made('span', '', count > 99 ? '99+' : String(count));
  number.ariaHidden = 'true';
  ui.unread.replaceChildren(number, made('span', 'unseen', t('chat.unread', { count })));
}

/** @param {number} retry_at ms since 1970 */
function show_waiting(retry_at) {
  stop_count();
  display.pictures.awake = false;
  const connecting = document.body.dataset.view === 'connect';
  const where = connecting ? ui.connect_count : ui.banner_count;
  ui.desk.inert = true;
  ui.end.disabled = true;
  questions.close();
  if (connecting) ui.connect_text.textContent = t('connect.lost');
  else {
    ui.banner.hidden = false;
    set_text(ui.banner_text, t('banner.lost'));
  }
  const again = () => set_text(where, t('retry.trying'));
  stop_count = count_down(where, retry_at, (seconds) => t('retry.in', { seconds }), again);
}

function clear_waiting() {
  stop_count();
  ui.banner.hidden = true;
  ui.desk.inert = false;
  ui.end.disabled = false;
  set_text(ui.connect_count, '');
  ui.connect_text.textContent = t('connect.text');
}

show_view('connect');
session.open();
