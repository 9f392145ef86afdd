// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Every state of the host's page on the stand-in, by name.
import { person, refusal } from './dev_box.mjs';
import { drawn } from './page.mjs';
import { slide_png } from './picture.mjs';
import { until } from './wait.mjs';

/** @typedef {import('./ways.mjs').scene} scene */
/** @typedef {(scene: scene) => Promise<void>} way */

export const CODE = '731904';
export const LONG = 'Maximiliane-Friederike '.repeat(22); // 506 characters
export const FAMILY = '👩🏽‍💻 Zoë 👨‍👩‍👧‍👦';
export const ARABIC = 'ليلى الأنصاري';
const PICTURE = slide_png().toString('base64');

/** @param {string} participant @param {string} name @param {object} [more] */
export const share = (participant, name, more = {}) => ({
  participant, name, kind: 'screen', label: 'Quarterly report', state: 'live', paused_by: '',
  pinned: false, reason: '', codec: 'vp9', width: 1920, height: 1080, fps: 29.9, kbps: 3120,
  loss: 0.002, qp: 24, limit: 'none', delay_ms: 41, shown_fps: 29.7, dropped: 0,
  wish: { fps: 0, scale: 1 }, sound: false, speaking: false, volume: 100, muted: false,
  muted_by: '', order: 1, started_at: 1, ...more,
});

/** Samples of ten minutes, as quality.history has them. @param {number} now */
export function samples_until(now) {
  return Array.from({ length: 600 }, (_, index) => ({
    at: now - (600 - index) * 1000,
    fps: index > 300 && index < 340 ? 12 : 30 - (index % 5) / 2,
    shown_fps: 29, kbps: 3000, dropped: 0, width: 1920, height: 1080, state: 'live', reason: '',
    loss: index > 300 && index < 340 ? 0.04 : 0.001,
    delay_ms: 40 + (index % 17) + (index > 300 && index < 340 ? 90 : 0),
  }));
}

/** The document as a host sees it. @param {import('./dev_box.mjs').dev_box} box */
export function make_host_box(box) {
  const { room } = box;
  room.participants = {
    p1: person('Ada Lovelace', { role: 'host', joined_at: 1 }),
    p2: person('Grace Hopper', { joined_at: 2, hand: 5 }),
    p3: person(FAMILY, { joined_at: 3, muted: true }),
    p4: person(ARABIC, { joined_at: 4, state: 'away' }),
  };
  room.shares = {
    s1: share('p2', 'Grace Hopper', { order: 1 }),
    s2: share('p1', 'Ada Lovelace', { order: 2, label: '', state: 'weak', reason: 'network', loss: 0.083, delay_ms: 210 }),
  };
  room.meeting = {
    id: '1', kind: 'local', pin: '4829', pin_required: true, pin_policy: 'fixed', pin_changes_at: 0,
    sharing: 'everyone', lobby: 'off', chat: true, started_at: 1,
  };
  room.layout = { mode: 'auto', focus: '', full: '', overlay: false };
  room.join_card = { url: '', address: '192.168.1.10:8443', wifi: '' };
  room.kiosk = { state: 'present', sound: 'pulse' };
  room.sound = { volume: 80, muted: false, ducking: false };
  room.blocks = { b1: { name: 'Eve', device: true, until: 0, at: 2 }, b2: { name: 'Mallory', device: false, until: 1790000000000, at: 1 } };
  room.notices = { n1: { level: 'warning', code: 'wrong_pins', name: '', reason: '', text: 'Somebody tries wrong PINs', at: 1, seconds: 60 } };
  box.replies['host.open'] = ({ code }) =>
    code === CODE ? { revision: box.revision_, room: box.room } : new refusal('wrong_code');
  box.replies['thumbnail.get'] = () => ({ media_type: 'image/png', name: 'a.png', data: PICTURE });
  box.replies['quality.history'] = ({ share: id }) => ({
    shares: { [id]: { name: '', samples: samples_until(Date.now()) } },
  });
  box.replies['share.swap'] = ({ share: one, with: other }) => {
    const [a, b] = [room.shares[one]?.order, room.shares[other]?.order];
    if (!a || !b) return new refusal('share_not_found');
    box.patch({ shares: { [one]: { order: b }, [other]: { order: a } } });
    return {};
  };
  box.replies['layout.set'] = (params) => {
    Object.assign(room.layout, params);
    box.notify('room.changed', { revision: ++box.revision_, patch: { layout: params } });
    return {};
  };
  box.replies['share.volume'] = ({ share: id, ...wanted }) => {
    if (!room.shares[id]) return new refusal('share_not_found');
    if (wanted.muted !== undefined) wanted.muted_by = wanted.muted ? 'host' : '';
    box.patch({ shares: { [id]: wanted } });
    return {};
  };
  box.replies['sound.set'] = (params) => {
    box.patch({ sound: params });
    return {};
  };
  box.replies['participant.mute'] = ({ participant, muted }) => {
    if (!room.participants[participant]) return new refusal('participant_not_found');
    box.patch({ participants: { [participant]: { muted } } });
    return {};
  };
}

/** @param {scene} scene */
export async function at_code({ box, page, url }) {
  make_host_box(box);
  await page.goto(`${url}host`);
  await page.waitForSelector('#view-code:not([hidden])');
}

/** @param {scene} scene @param {string} [code] */
export async function opened(scene, code = CODE) {
  if (!scene.box.room.kiosk) make_host_box(scene.box);
  await scene.page.goto(`${scene.url}host`);
  await scene.page.fill('#code', code);
  await scene.page.press('#code', 'Enter');
  await scene.page.waitForSelector('#view-desk:not([hidden])');
  await drawn(scene.page);
  await until(async () => {
    const { shares, participants } = scene.box.room;
    const tiles = await scene.page.locator('.tile').count();
    const people = await scene.page.locator('.person').count();
    return tiles === Object.keys(shares).length && people === Object.keys(participants).length;
  }, 'a tile for each share and a row for each of the people');
}

/** @type {(change: (room: any) => void) => way} */
const with_room = (change) => async (scene) => {
  make_host_box(scene.box);
  change(scene.box.room);
  await opened(scene);
};

/** @type {Record<string, way>} */
export const HOST_STATES = {
  code: at_code,
  wrong_code: async (scene) => {
    await at_code(scene);
    await scene.page.fill('#code', '11111111');
    await scene.page.press('#code', 'Enter');
    await scene.page.waitForSelector('#code-error:not([hidden])');
  },
  too_many_codes: async (scene) => {
    await at_code(scene);
    scene.box.replies['host.open'] = () => new refusal('too_many_attempts', 16000);
    await scene.page.fill('#code', '11111111');
    await scene.page.press('#code', 'Enter');
    await scene.page.waitForSelector('#code-wait:not([hidden])');
  },
  desk: (scene) => opened(scene),
  empty: with_room((room) => {
    room.participants = {};
    room.shares = {};
    room.blocks = {};
    room.notices = {};
    room.layout.mode = 'idle';
  }),
  busy: with_room((room) => {
    for (let i = 1; i <= 9; i += 1) {
      const states = [{ pinned: true }, { state: 'paused', paused_by: 'host' }, { state: 'connecting', width: 0 }];
      room.shares[`s${i}`] = share('p2', i === 4 ? LONG : i === 5 ? ARABIC : i === 6 ? FAMILY : `Person ${i}`, { order: i, ...states[i - 1] });
    }
    for (let i = 10; i <= 40; i += 1) room.participants[`p${i}`] = person(i === 12 ? LONG : `Guest ${i}`, { joined_at: i });
    room.participants.p41 = person('Waiting Walter', { state: 'lobby', joined_at: 50 });
    room.requests = { q1: { participant: 'p2', name: LONG, kind: 'screen', label: 'Budget', state: 'countdown', deciders: 'host', refusable: true, replaces: ['s1'], at: Date.now(), ends_at: Date.now() + 30000 } };
    room.layout = { mode: 'focus', focus: 's4', full: 's1', overlay: true };
  }),
  figures: async (scene) => {
    await opened(scene);
    await scene.page.click('.tile summary');
    await scene.page.waitForSelector('.graph-row:not([hidden]) path[d^="M"]');
  },
  room_panel: async (scene) => {
    await opened(scene);
    await scene.page.click('#pin-show');
    await scene.page.click('#tab-more');
  },
  sound: async (scene) => {
    make_host_box(scene.box);
    const { shares, sound, kiosk } = scene.box.room;
    Object.assign(shares.s1, { sound: true, volume: 60 });
    Object.assign(shares.s2, { sound: true, volume: 35, muted: true, muted_by: 'owner' });
    Object.assign(sound, { muted: true, ducking: true });
    kiosk.sound = '';
    await opened(scene);
    await scene.page.click('#tab-more');
    await scene.page.waitForSelector('.tile .volume');
  },
  chat: with_room((room) => {
    room.chat = {
      m1: { participant: 'p2', name: 'Grace Hopper', role: 'guest', text: 'Can everybody read the small print?', at: 1790000000000 },
      m2: { participant: '', name: '', role: 'host', text: 'Yes, thank you', at: 1790000060000 },
      m3: { participant: 'p4', name: ARABIC, role: 'guest', text: 'شكراً جزيلاً', at: 1790000090000 },
    };
  }),
  remove: async (scene) => {
    await opened(scene);
    await scene.page.click('.person:nth-child(3) .danger');
    await scene.page.click('input[value="minutes"]');
  },
  end: async (scene) => {
    await opened(scene);
    await scene.page.click('#end');
  },
  gone: async (scene) => {
    await opened(scene);
    scene.box.replies['share.stop'] = () => new refusal('share_not_found');
    await scene.page.click('.tile .danger');
    await scene.page.waitForSelector('#desk-note:not([hidden])');
  },
  lost: async (scene) => {
    await opened(scene);
    await scene.box.go_away();
    await scene.page.waitForSelector('#banner:not([hidden])');
  },
  code_changed: async (scene) => {
    await opened(scene);
    scene.box.replies['host.open'] = () => new refusal('wrong_code');
    for (const socket of scene.box.sockets_) socket.terminate();
    await scene.page.waitForSelector('#code-note:not([hidden])');
  },
};
HOST_STATES.chat = ((open) => async (/** @type {scene} */ scene) => {
  await open(scene);
  await scene.page.click('#tab-chat');
})(HOST_STATES.chat);
