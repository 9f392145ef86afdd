// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What a person sees of the own camera and microphone: the buttons, a small picture, its state in
// words, the choice of devices.

import { question_words } from './share_words.js';
import { t } from './strings.js';
import { made, part, set_text } from './views.js';

const parts = {
  camera: part('camera', HTMLButtonElement),
  mic: part('mic', HTMLButtonElement),
  first: part('show-camera', HTMLButtonElement),
  self: part('self', HTMLElement),
  video: part('self-video', HTMLVideoElement),
  status: part('self-status', HTMLElement),
  text: part('self-text', HTMLElement),
  hint: part('self-hint', HTMLElement),
  flip: part('self-flip', HTMLButtonElement),
};
const CHOICES = {
  video: part('self-camera', HTMLSelectElement),
  audio: part('self-mic', HTMLSelectElement),
};

/**
 * @typedef {'video'|'audio'} track_kind
 * @typedef {{
 *   video: MediaStreamTrack | null, audio: MediaStreamTrack | null,
 *   share: import('./room.js').share | undefined,
 *   asking: ReturnType<typeof import('./policy.js').own_request>,
 *   lost: boolean, loudspeaker: boolean, busy: boolean,
 *   devices: Record<track_kind, {id: string, name: string}[]>,
 * }} seen
 * @typedef {{toggle: (kind: track_kind) => void, choose: (kind: track_kind, id: string) => void,
 *   flip: () => void}} actions
 */

export class self_view {
  /** @param {import('./capability.js').capability} capability @param {actions} actions */
  constructor(capability, actions) {
    this.on_phone_ = ['ios', 'android'].includes(capability.system);
    /** Where no screen can be shared, the camera is the first thing to show. */
    this.is_first_ = capability.camera && capability.ability !== 'ok';
    for (const button of [parts.camera, parts.mic]) button.hidden = !capability.camera;
    parts.first.hidden = !this.is_first_;
    parts.camera.addEventListener('click', () => actions.toggle('video'));
    parts.first.addEventListener('click', () => actions.toggle('video'));
    parts.mic.addEventListener('click', () => actions.toggle('audio'));
    parts.flip.addEventListener('click', () => actions.flip());
    for (const kind of /** @type {const} */ (['video', 'audio'])) {
      const list = CHOICES[kind];
      list.addEventListener('change', () => actions.choose(kind, list.value));
    }
  }

  /** @param {seen} seen */
  show(seen) {
    const { video, audio, busy, devices } = seen;
    show_button(parts.camera, video !== null, busy, 'camera', t(video ? 'camera.off' : 'camera.on'));
    show_button(parts.mic, audio !== null, busy, 'mic', t(audio ? 'mic.off' : 'mic.on'));
    parts.first.hidden = !this.is_first_ || video !== null;
    parts.first.disabled = busy;
    parts.self.hidden = !video && !audio;
    parts.self.dataset.picture = String(video !== null);
    show_picture(video);
    parts.flip.hidden = !this.on_phone_ || !video || devices.video.length < 2;
    this.show_choice_('video', video, this.on_phone_ ? [] : devices.video);
    this.show_choice_('audio', audio, devices.audio);
    if (!video && !audio) return;
    const { state, text } = words_of_self(seen);
    parts.status.dataset.state = state;
    set_text(parts.text, text);
    set_text(parts.hint, audio ? t(seen.loudspeaker ? 'mic.heard' : 'mic.nowhere') : '');
  }

  /** @param {track_kind} kind @param {MediaStreamTrack | null} track @param {{id: string, name: string}[]} devices */
  show_choice_(kind, track, devices) {
    const list = CHOICES[kind];
    list.hidden = !track || devices.length < 2;
    if (list.hidden) return;
    const names = devices.map(({ id, name }) => `${id} ${name}`).join('\n');
    if (list.dataset.names !== names) {
      list.dataset.names = names;
      list.replaceChildren(...devices.map(({ id, name }) => {
        const option = made('option', '', name);
        option.value = id;
        return option;
      }));
    }
    const used = track?.getSettings().deviceId ?? '';
    if (list.value !== used) list.value = used;
  }
}

/** @param {HTMLButtonElement} button @param {boolean} on @param {boolean} busy @param {string} picture @param {string} what */
function show_button(button, on, busy, picture, what) {
  button.ariaPressed = String(on);
  button.disabled = busy;
  button.title = what;
  button.querySelector('use')?.setAttribute('href', `#i-${picture}${on ? '' : '-off'}`);
}

/** @param {MediaStreamTrack | null} track */
function show_picture(track) {
  const shown = parts.video.srcObject;
  const before = shown instanceof MediaStream ? shown.getVideoTracks()[0] : null;
  if (before === track) return;
  parts.video.srcObject = track ? new MediaStream([track]) : null;
  if (!track) return;
  // People know themselves from mirrors; what the back camera sees is read.
  parts.video.dataset.mirrored = String(track.getSettings().facingMode !== 'environment');
  parts.video.play().catch(() => {}); // a still picture is no reason to complain
}

/** @param {seen} seen @returns {{state: string, text: string}} */
export function words_of_self({ share, asking, lost, video, audio }) {
  if (lost) return { state: 'lost', text: t('camera.reconnecting') };
  if (asking) return { state: 'asking', text: question_words(asking.request, asking.others) };
  if (!share || share.state === 'connecting') return { state: 'connecting', text: t('share.connecting') };
  if (share.state === 'paused') {
    const by_host = share.paused_by === 'host';
    return { state: 'paused', text: t(by_host ? 'camera.paused_by_host' : 'camera.paused') };
  }
  const what = video && audio ? 'both' : video ? 'camera' : 'mic';
  return { state: share.state === 'weak' ? 'weak' : 'live', text: t(`camera.live_${what}`) };
}
