// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The room's own matters: PIN, its camera, messages on the display, who may not come back.

import { made, part, set_text } from '../dom.js';
import { format_time, isolated, t } from '../strings.js';
import { keyed_list } from './keyed.js';

const ui = {
  bar: part('bar-pin', HTMLElement),
  digits: part('pin-digits', HTMLOutputElement),
  show: part('pin-show', HTMLButtonElement),
  text: part('pin-text', HTMLElement),
  row: part('pin-row', HTMLElement),
  fresh: part('pin-new', HTMLButtonElement),
  form: part('pin-form', HTMLFormElement),
  own: part('pin-own', HTMLInputElement),
  camera: part('camera', HTMLElement),
  camera_text: part('camera-text', HTMLElement),
  camera_stop: part('camera-stop', HTMLButtonElement),
  notices: part('notices', HTMLUListElement),
  notices_none: part('notices-none', HTMLElement),
  notices_clear: part('notices-clear', HTMLButtonElement),
  blocks: part('blocks', HTMLUListElement),
  blocks_none: part('blocks-none', HTMLElement),
};
const HIDDEN = '••••';

export class room_panel {
  /** @param {import('./acts.js').acts} acts */
  constructor(acts) {
    this.pin_ = '';
    this.seen_ = false;
    this.camera_ = '';
    ui.show.addEventListener('click', () => {
      this.seen_ = !this.seen_;
      this.show_pin_();
    });
    ui.fresh.addEventListener('click', async () => {
      if (await acts.do('pin.new')) this.reveal_();
    });
    ui.form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const pin = ui.own.value.normalize('NFKC').replace(/[\s-]/g, '');
      const good = /^[0-9]{4,8}$/.test(pin);
      if (good) ui.own.removeAttribute('aria-invalid');
      else ui.own.setAttribute('aria-invalid', 'true');
      if (!good) return acts.say(t('desk.pin_bad'));
      if (!(await acts.do('pin.set', { pin }))) return;
      ui.own.value = '';
      this.reveal_();
    });
    ui.camera_stop.addEventListener('click', () => void acts.do('share.stop', { share: this.camera_ }));
    ui.notices_clear.addEventListener('click', () => void acts.do('notices.clear'));
    /** @type {keyed_list<any>} */
    this.notices_ = new keyed_list(ui.notices, notice_row);
    /** @type {keyed_list<any>} */
    this.blocks_ = new keyed_list(ui.blocks, (id) => block_row(id, acts));
  }

  /** @param {any} room @param {(at: number) => number} here the box's time on this device */
  show(room, here) {
    const { pin, pin_required, pin_policy, pin_changes_at } = room.meeting;
    this.pin_ = pin ?? '';
    ui.bar.hidden = !pin_required || !this.pin_;
    this.show_pin_();
    const time = pin_changes_at ? format_time(here(pin_changes_at)) : '–';
    set_text(ui.text, t(`desk.pin_${pin_policy}`, { time }));
    ui.row.hidden = pin_policy === 'off';
    ui.form.hidden = pin_policy !== 'fixed';
    this.show_camera_(room);
    const notices = Object.entries(room.notices).sort(([, a], [, b]) => b.at - a.at);
    this.notices_.show(notices);
    ui.notices_none.hidden = notices.length > 0;
    ui.notices_clear.hidden = notices.length === 0;
    const blocks = Object.entries(room.blocks ?? {}).sort(([, a], [, b]) => b.at - a.at);
    this.blocks_.show(blocks);
    ui.blocks_none.hidden = blocks.length > 0;
  }

  /** @param {any} room */
  show_camera_(room) {
    const [id, camera] = Object.entries(room.shares).find(([, { kind }]) => kind === 'room') ?? ['', null];
    this.camera_ = id;
    ui.camera.hidden = !camera;
    set_text(ui.camera_text, camera ? t(camera.watched ? 'desk.camera_on' : 'desk.camera_off') : '');
  }

  reveal_() {
    this.seen_ = true;
    this.show_pin_();
  }

  show_pin_() {
    const text = this.seen_ ? this.pin_ : HIDDEN;
    if (ui.digits.textContent !== text) ui.digits.textContent = text;
    ui.show.ariaPressed = String(this.seen_);
  }
}

/** A name keeps its own direction, and the sentence round it the other one. @param {any} notice */
function notice_words({ name, text }) {
  return name && text.startsWith(name) ? isolated(name) + text.slice(name.length) : text;
}

function notice_row() {
  const text = made('span', 'words');
  text.dir = 'auto';
  const element = made('li', 'notice-row', made('span', 'lamp'), text);
  /** @param {any} notice */
  const update = (notice) => {
    element.dataset.level = notice.level;
    set_text(text, notice_words(notice));
  };
  return { element, update };
}

/** @param {string} id @param {import('./acts.js').acts} acts */
function block_row(id, acts) {
  const name = made('bdi', 'called');
  const until = made('small', '');
  const undo = made('button', 'second', t('desk.block_undo'));
  undo.type = 'button';
  undo.addEventListener('click', () => void acts.do('blocks.undo', { block: id }));
  const element = made('li', 'block-row', made('span', 'words', name, until), undo);
  /** @param {any} block */
  const update = (block) => {
    set_text(name, block.name);
    const time = format_time(block.until);
    set_text(until, block.until ? t('desk.block_until', { time }) : t('desk.block_ever'));
    undo.ariaLabel = t('desk.of', { action: t('desk.block_undo'), name: block.name });
  };
  return { element, update };
}
