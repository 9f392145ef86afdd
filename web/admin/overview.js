// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The meeting at a glance, and what runs on the box.

import { made, part, set_text } from '../dom.js';
import { format_number, has_sentence, isolated, t } from '../strings.js';
import { room_events } from './events.js';
import { show_pairs, told, say } from './told.js';

const EVERY_MS = 10000;
const MOST_NAMES = 24;

const ui = {
  people: part('now-people', HTMLElement),
  shares: part('now-shares', HTMLElement),
  list: part('now-share-list', HTMLUListElement),
  none: part('now-share-none', HTMLElement),
  names: part('now-names', HTMLElement),
  line: part('now-line', HTMLElement),
  box: part('box-pairs', HTMLDListElement),
  doors: part('doors', HTMLUListElement),
  plugins: part('plugins', HTMLUListElement),
  plugins_none: part('plugins-none', HTMLElement),
  actors: part('actors', HTMLUListElement),
  page_name: part('page-name', HTMLElement),
};

export class overview {
  /** @param {import('./api.js').api} api */
  constructor(api) {
    this.api_ = api;
    this.open_ = false;
    this.events_ = new room_events(api, show_meeting);
    setInterval(() => {
      if (this.open_ && !document.hidden) void this.load_(true);
    }, EVERY_MS);
  }

  /** @param {boolean} open */
  show(open) {
    this.open_ = open;
    this.events_.follow(open);
    if (open) void this.load_();
  }

  /** @param {boolean} [by_itself] nobody opened the section just now */
  async load_(by_itself = false) {
    try {
      const look = async () => (await this.api_.look('/status')).json();
      show_status(await (by_itself ? look() : this.api_.call('GET', '/status')));
    } catch (error) {
      if (this.open_ && this.api_.signed_in) say(told(error), 'error');
    }
  }
}

/** @param {any} room @param {boolean} live */
function show_meeting(room, live) {
  set_text(ui.line, t(live ? 'now.live' : 'now.stale'));
  ui.line.dataset.stale = String(!live);
  if (!room) return;
  ui.page_name.textContent = t('admin.page_room', { room: isolated(room.room.name) });
  document.title = ui.page_name.textContent;
  const people = Object.values(room.participants).filter(({ state }) => state !== 'lobby');
  const shares = Object.values(room.shares).filter(({ kind }) => kind !== 'room').sort((a, b) => a.order - b.order);
  ui.people.textContent = format_number(people.length);
  ui.shares.textContent = format_number(shares.length);
  ui.none.hidden = shares.length > 0;
  ui.list.replaceChildren(...shares.map((share) => {
    const words = made('span', 'words', made('bdi', 'called', share.name));
    if (share.label) words.append(made('small', '', made('bdi', '', share.label)));
    const kind = share.state === 'live' ? 'good' : 'other';
    return made('li', '', words, lamp_of(kind, t(`tile.${share.state}`)));
  }));
  ui.list.hidden = shares.length === 0;
  const named = people.slice(0, MOST_NAMES);
  ui.names.replaceChildren(...named.map(({ name }) => made('bdi', 'chip', name)));
  if (people.length > MOST_NAMES) {
    ui.names.append(made('span', 'caption', t('room.more', { count: people.length - MOST_NAMES })));
  }
  if (!people.length) ui.names.append(made('span', 'caption', t('now.nobody')));
}

/** @param {any} status */
function show_status(status) {
  const addresses = Object.keys(status.network.addresses).join(', ');
  show_pairs(ui.box, [
    [t('now.version'), status.version],
    [t('now.uptime'), duration(status.uptime_s)],
    [t('now.address'), status.meeting.url || t('figure.unknown')],
    [t('now.meeting_id'), status.meeting.id || t('figure.unknown')],
    [t('now.display'), state_text(status.kiosk.state)],
    [t('now.network'), [state_text(status.network.state), addresses].filter(Boolean).join(' · ')],
    [t('now.overrides'), t(`now.overrides_${status.settings?.overrides ?? 'none'}`)],
    ...Object.entries(status.settings?.left_out ?? {}).map(left_out_pair),
  ]);
  list_states(ui.doors, status.doors);
  list_states(ui.plugins, status.plugins);
  ui.plugins_none.hidden = Object.keys(status.plugins).length > 0;
  list_states(ui.actors, status.actors);
}

/** @param {[string, unknown]} one key and reason @returns {[string, string]} */
const left_out_pair = ([key, reason]) => [t('now.left_out', { key }), String(reason)];

const GOOD = ['running', 'open', 'present', 'up'];

/**
 * @param {HTMLUListElement} list
 * @param {Record<string, {state: string, restarts?: number}>} parts
 */
function list_states(list, parts) {
  list.replaceChildren(...Object.entries(parts).map(([name, { state, restarts = 0 }]) => {
    const words = made('span', 'words', made('bdi', 'called', name));
    if (restarts) words.append(made('small', '', t('now.restarts', { count: restarts })));
    const kind = GOOD.includes(state) ? 'good' : 'other';
    return made('li', '', words, lamp_of(kind, state_text(state)));
  }));
  list.hidden = list.childElementCount === 0;
}

/** @param {string} kind @param {string} text */
function lamp_of(kind, text) {
  const lamp = made('span', 'state', made('span', 'lamp'), text);
  lamp.dataset.kind = kind;
  return lamp;
}

/** @param {string} state */
function state_text(state) {
  return has_sentence(`state.${state}`) ? t(`state.${state}`) : state;
}

/** @param {number} seconds */
function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('now.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('now.hours', { count: hours });
  return t('now.days', { count: Math.floor(hours / 24) });
}
