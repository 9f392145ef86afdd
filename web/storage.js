// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the browser remembers. With cookies blocked even naming its storage throws; the page then
// remembers for as long as it lives, so that all but a reload works.

class memory {
  /** @param {() => Storage} browsers_own */
  constructor(browsers_own) {
    this.browsers_own_ = browsers_own;
    /** @type {Map<string, string>} */
    this.kept_ = new Map();
  }

  /** @param {string} key @returns {string} "" when it is not there */
  get(key) {
    return this.kept_.get(key) ?? this.try_((storage) => storage.getItem(key)) ?? '';
  }

  /** @param {string} key @param {string} value */
  set(key, value) {
    this.kept_.set(key, value);
    this.try_((storage) => storage.setItem(key, value));
  }

  /** @param {string} key */
  remove(key) {
    this.kept_.delete(key);
    this.try_((storage) => storage.removeItem(key));
  }

  /** @template T @param {(storage: Storage) => T} use @returns {T | null} */
  try_(use) {
    try {
      return use(this.browsers_own_());
    } catch {
      return null; // blocked or full
    }
  }
}

/** For this device, until it is deleted. */
export const device_memory = new memory(() => localStorage);
/** For this tab, reloads included. */
export const tab_memory = new memory(() => sessionStorage);

const DEVICE_KEY = 'tessera.device';
const DEVICE_BYTES = 16;

/** What this device calls itself, the same each time: by it a removal lasts, and a lobby knows it. */
export function device_token() {
  const kept = device_memory.get(DEVICE_KEY);
  if (/^[0-9a-f]{32}$/.test(kept)) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_BYTES));
  const token = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  device_memory.set(DEVICE_KEY, token);
  return token;
}
