// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Questions before something that cannot be taken back: removing somebody, ending the meeting.

import { part, set_text } from '../dom.js';
import { isolated, t } from '../strings.js';
import { told } from './acts.js';

const ui = {
  remove: part('remove-dialog', HTMLDialogElement),
  remove_form: part('remove-form', HTMLFormElement),
  remove_title: part('remove-title', HTMLElement),
  remove_error: part('remove-error', HTMLElement),
  remove_cancel: part('remove-cancel', HTMLButtonElement),
  minutes_part: part('term-minutes', HTMLElement),
  minutes: part('minutes', HTMLInputElement),
  end_open: part('end', HTMLButtonElement),
  end: part('end-dialog', HTMLDialogElement),
  end_form: part('end-form', HTMLFormElement),
  end_error: part('end-error', HTMLElement),
  end_cancel: part('end-cancel', HTMLButtonElement),
};
const MOST_MINUTES = 10080; // a week, as the box has it

/** @returns {string} now, minutes or ever */
function chosen_term() {
  const chosen = ui.remove_form.querySelector('input[name="term"]:checked');
  return chosen instanceof HTMLInputElement ? chosen.value : 'now';
}

export class dialogs {
  /** @param {import('./host_session.js').host_session} session */
  constructor(session) {
    this.session_ = session;
    this.participant_ = '';
    ui.remove_cancel.addEventListener('click', () => ui.remove.close());
    ui.end_cancel.addEventListener('click', () => ui.end.close());
    ui.end_open.addEventListener('click', () => {
      set_text(ui.end_error, '');
      ui.end.showModal();
      ui.end_cancel.focus(); // Enter alone ends nothing
    });
    ui.remove_form.addEventListener('change', () => {
      ui.minutes_part.hidden = chosen_term() !== 'minutes';
    });
    ui.remove_form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.remove_();
    });
    ui.end_form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send_(ui.end, ui.end_error, 'meeting.end', {});
    });
  }

  close() {
    ui.remove.close();
    ui.end.close();
  }

  /** @param {string} id @param {string} name */
  ask_remove(id, name) {
    this.participant_ = id;
    ui.remove_form.reset();
    ui.minutes_part.hidden = true;
    set_text(ui.remove_error, '');
    ui.remove_title.textContent = t('desk.remove_title', { name: isolated(name) });
    ui.remove.showModal();
  }

  async remove_() {
    const term = chosen_term();
    const minutes = Number(ui.minutes.value);
    const good = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
    if (term === 'minutes' && !good) return set_text(ui.remove_error, t('desk.minutes_bad'));
    const params = { participant: this.participant_, term };
    const all = term === 'minutes' ? { ...params, minutes } : params;
    await this.send_(ui.remove, ui.remove_error, 'participant.remove', all);
  }

  /**
   * @param {HTMLDialogElement} dialog @param {HTMLElement} fault
   * @param {string} method @param {object} params
   */
  async send_(dialog, fault, method, params) {
    try {
      await this.session_.call(method, params);
      dialog.close();
    } catch (error) {
      set_text(fault, told(error));
    }
  }
}
