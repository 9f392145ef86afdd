// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What stands on the page. Everything here takes plain values and changes the document; nothing
// here decides.

import { part, set_text } from './dom.js';
import { t } from './strings.js';

export { count_down, icon, made, part, set_text } from './dom.js';

/** @typedef {'connect'|'join'|'lobby'|'room'|'over'} view */

export const ui = {
  room_name: part('room-name', HTMLElement),
  signed_in: part('signed-in', HTMLElement),
  leave: part('leave', HTMLButtonElement),
  banner: part('banner', HTMLElement),
  banner_text: part('banner-text', HTMLElement),
  banner_count: part('banner-count', HTMLElement),
  banner_retry: part('banner-retry', HTMLButtonElement),
  connect_text: part('connect-text', HTMLElement),
  connect_count: part('connect-count', HTMLElement),
  connect_retry: part('connect-retry', HTMLButtonElement),
  join_form: part('join-form', HTMLFormElement),
  join_room: part('join-room', HTMLElement),
  join_note: part('join-note', HTMLElement),
  name: part('name', HTMLInputElement),
  pin: part('pin', HTMLInputElement),
  pin_field: part('pin-field', HTMLElement),
  join_error: part('join-error', HTMLElement),
  join_wait: part('join-wait', HTMLElement),
  join: part('join', HTMLButtonElement),
  lobby_text: part('lobby-text', HTMLElement),
  lobby_cancel: part('lobby-cancel', HTMLButtonElement),
  notice: part('notice', HTMLElement),
  start: part('start', HTMLElement),
  actions: part('actions', HTMLElement),
  share: part('share', HTMLButtonElement),
  photos: part('show-photos', HTMLButtonElement),
  share_hint: part('share-hint', HTMLElement),
  ability: part('ability', HTMLElement),
  running: part('running', HTMLElement),
  preview: part('preview', HTMLVideoElement),
  status: part('status', HTMLElement),
  status_text: part('status-text', HTMLElement),
  label: part('label', HTMLElement),
  figures: part('figures', HTMLElement),
  lowered: part('lowered', HTMLElement),
  sound_line: part('sound-line', HTMLElement),
  sound: part('sound', HTMLButtonElement),
  own_level: part('own-level', HTMLElement),
  stop: part('stop', HTMLButtonElement),
  pause: part('pause', HTMLButtonElement),
  change: part('change', HTMLButtonElement),
  content_text: part('content-text', HTMLInputElement),
  content_video: part('content-video', HTMLInputElement),
  over_title: part('over-title', HTMLElement),
  over_text: part('over-text', HTMLElement),
  over_count: part('over-count', HTMLElement),
  over_button: part('over-button', HTMLButtonElement),
};

/** @type {Record<view, HTMLElement>} */
const VIEWS = {
  connect: part('view-connect', HTMLElement),
  join: part('view-join', HTMLElement),
  lobby: part('view-lobby', HTMLElement),
  room: part('view-room', HTMLElement),
  over: part('view-over', HTMLElement),
};

/**
 * Shows one view and moves the focus there, so that keyboards and screen readers follow.
 * @param {view} view
 */
export function show_view(view) {
  if (!VIEWS[view].hidden) return;
  for (const [name, element] of Object.entries(VIEWS)) element.hidden = name !== view;
  document.body.dataset.view = view;
  focus_start(view);
}

/** @param {view} view */
function focus_start(view) {
  const first_empty = [ui.name, ui.pin].find((field) => !field.value && field.offsetParent);
  const heading = VIEWS[view].querySelector('h1');
  (view === 'join' ? (first_empty ?? ui.join) : heading)?.focus({ preventScroll: true });
}

/** @param {string} room */
export function show_room_name(room) {
  ui.room_name.textContent = room;
  set_text(ui.join_room, room ? t('join.room', { room }) : '');
  document.title = room ? t('page.title_room', { room }) : t('page.title');
}

/** Of the ways to begin the first one is the main one; a phone may not have the first. */
export function rank_actions() {
  const there = [...ui.actions.children].filter((action) => action instanceof HTMLElement && !action.hidden);
  there.forEach((action, index) => {
    action.classList.toggle('main', index === 0);
    action.classList.toggle('second', index > 0);
  });
}

/** @param {string} text @param {'error'|'info'} [level] */
export function show_notice(text, level = 'info') {
  ui.notice.dataset.level = level;
  set_text(ui.notice, text);
}

/** Takes back a notice, unless another one stands there by now. @param {string} text */
export function clear_notice(text) {
  if (text && ui.notice.textContent === text) show_notice('');
}

/** @param {HTMLInputElement | null} field @param {string} text */
export function show_join_error(field, text) {
  set_text(ui.join_error, text);
  for (const input of [ui.name, ui.pin]) {
    if (text && input === field) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
  if (field && text) field.focus();
}

/** @param {import('./share_words.js').shown_state} state @param {string} text */
export function show_status(state, text) {
  ui.status.dataset.state = state;
  set_text(ui.status_text, text);
}

/** @param {MediaStream | null} stream */
export function show_preview(stream) {
  if (ui.preview.srcObject === stream) return;
  ui.preview.srcObject = stream;
  if (stream) ui.preview.play().catch(() => {}); // a paused preview is no reason to complain
}
