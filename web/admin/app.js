// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// The admin's page: ties the calls to the parts.

import './words.js';
import { part } from '../dom.js';
import { t, translate_page } from '../strings.js';
import { access } from './access.js';
import { api } from './api.js';
import { certificate } from './certificate.js';
import { config_check } from './config_check.js';
import { devices } from './devices.js';
import { host_code } from './host_code.js';
import { logs } from './logs.js';
import { overview } from './overview.js';
import { pictures } from './pictures.js';
import { settings } from './settings.js';
import { say } from './told.js';
import { tokens } from './tokens.js';

translate_page();
document.title = t('admin.page');

const VIEWS = ['connect', 'sign', 'first', 'desk'];
const heading = part('desk-title', HTMLElement);
const sign_out = part('sign-out', HTMLButtonElement);
/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll('button[data-section]');
let section = 'overview';

const box = new api(() => leave(t('admin.expired')));
const entry = new access(box, { show: show_view, enter });
/** @type {Record<string, {show: (open: boolean) => unknown}>} */
const PARTS = {
  overview: both(new overview(box), new host_code(box)),
  settings: both(new settings(box), new config_check(box)),
  pictures: new pictures(box),
  certificate: new certificate(box),
  access: both(new tokens(box), new devices(box)),
  logs: new logs(box),
};

for (const button of buttons) {
  button.addEventListener('click', () => {
    say('');
    open_section(button.dataset.section ?? 'overview');
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
}
sign_out.addEventListener('click', async () => {
  await box.sign_out();
  leave(t('admin.signed_out'));
});

/** @typedef {{show: (open: boolean) => unknown}} shown */
/** @param {shown} one @param {shown} another of the same section @returns {shown} */
function both(one, another) {
  return { show: (open) => [one, another].forEach((each) => each.show(open)) };
}

/** @param {string} view */
function show_view(view) {
  document.body.dataset.view = view;
  for (const name of VIEWS) part(`view-${name}`, HTMLElement).hidden = name !== view;
  sign_out.hidden = view !== 'desk';
}

function enter() {
  show_view('desk');
  open_section(section);
  heading.focus({ preventScroll: true });
}

/** @param {string} why */
function leave(why) {
  for (const one of Object.values(PARTS)) one.show(false);
  say('');
  entry.ask(why);
}

/** @param {string} name */
function open_section(name) {
  section = name;
  heading.textContent = t(`admin.${name}`);
  for (const button of buttons) {
    if (button.dataset.section === name) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  for (const [one, shown] of Object.entries(PARTS)) {
    part(`part-${one}`, HTMLElement).hidden = one !== name;
    shown.show(one === name);
  }
}

if (box.signed_in) enter();
else entry.ask('');
