// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Debian's Firefox ESR, unchanged, over WebDriver BiDi, on a display of its own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { launch } from 'puppeteer-core';
import { PATIENCE_MS } from './wait.mjs';

const EXECUTABLE = process.env.TESSERA_FIREFOX ?? '/usr/bin/firefox-esr';

/** @returns {Promise<{display: string, stop: () => void}>} */
async function start_xvfb() {
  const screen = ['-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    createInterface({ input: pipe }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}

/**
 * A Firefox that shares its whole screen without asking.
 * @param {Record<string, boolean>} [more] preferences
 * @returns {Promise<{browser: import('puppeteer-core').Browser, close: () => Promise<void>}>}
 */
export async function launch_sharing_firefox(more = {}) {
  const xvfb = await start_xvfb();
  try {
    const browser = await launch({
      browser: 'firefox',
      executablePath: EXECUTABLE,
      timeout: PATIENCE_MS,
      headless: false, // without a display there is no screen to share
      acceptInsecureCerts: true, // the box's certificate is self-signed
      defaultViewport: null,
      args: ['--width=1400', '--height=900'],
      env: { ...process.env, DISPLAY: xvfb.display, MOZ_ENABLE_WAYLAND: '0' },
      extraPrefsFirefox: {
        'media.navigator.permission.disabled': true,
        'media.getdisplaymedia.require_user_gesture': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'browser.aboutwelcome.enabled': false,
        ...more,
      },
    });
    return {
      browser,
      close: async () => {
        await browser.close();
        xvfb.stop();
      },
    };
  } catch (error) {
    xvfb.stop();
    throw error;
  }
}
