// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Chromium as the tests, the demo and the bench drive it.
import { chromium } from 'playwright-core';
import { PATIENCE_MS, until } from './wait.mjs';

const EXECUTABLE = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium';

const QUIET = [
  '--no-sandbox', // containers and CI run as root
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
const AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * @param {{args?: string[], headed?: boolean, display?: string}} [options] display: of a headed one, else $DISPLAY
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launch_chromium(options = {}) {
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: !options.headed,
    timeout: PATIENCE_MS,
    env: options.display ? { ...process.env, DISPLAY: options.display } : process.env,
    args: [...QUIET, ...AWAKE, ...(options.args ?? [])],
  });
}

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').Page} Page */

/** Title of clock_page.html, by which the picker finds it. */
export const CLOCK_TITLE = 'Tessera clock';
const CLOCK_URL = new URL('../clock_page.html', import.meta.url);

/**
 * A Chromium whose getDisplayMedia picks the tab with this title by itself, and that has such a tab:
 * the clock page, 1920x1080, 60 drawings a second, in a window of its own so that it is never a
 * hidden tab. `join_page` is empty: go to the box's address with it and click through.
 * A click is needed for getDisplayMedia (user gesture); page.click() counts as one.
 *
 * What works (Chromium 156): headless (default) and headed under Xvfb, both by capture of the tab.
 * - Two contexts, not two tabs: a second tab of one window hides the first.
 * - The size comes from the window, not from Playwright's `viewport`: capture ignores emulation.
 * - The largest captured size is the *screen* of the page that calls getDisplayMedia, hence
 *   `screen: 1920x1080` for the join page (else the picture is scaled to its viewport).
 * - 30 frames a second. Capture follows the rhythm of the largest region of the page that changes:
 *   a page that draws something at 15 Hz is captured at 15 Hz, whatever else moves.
 *
 * @param {{title?: string, mode?: 'text'|'still'|'motion', every?: number, headed?: boolean, display?: string, args?: string[],
 *   viewport?: {width: number, height: number}, color_scheme?: 'light'|'dark'}} [options]
 * @returns {Promise<{browser: Browser, join_context: BrowserContext, join_page: Page,
 *   clock_page: Page, close: () => Promise<void>}>}
 */
export async function launch_sharing_chromium(options = {}) {
  const title = options.title ?? CLOCK_TITLE;
  const browser = await launch_chromium({
    headed: options.headed ?? false,
    display: options.display,
    args: [
      '--screen-info={1920x1200}',
      `--auto-select-tab-capture-source-by-title=${title}`,
      ...(options.args ?? []),
    ],
  });
  try {
    const clock_page = await open_clock(browser, options.mode, options.every);
    const join_context = await new_person(browser, {
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.color_scheme ?? 'dark',
    });
    const join_page = await join_context.newPage();
    return { browser, join_context, join_page, clock_page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * One more person: a context of its own, with nothing remembered.
 * @param {Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export function new_person(browser, options = {}) {
  return new_context(browser, {
    viewport: { width: 1280, height: 800 },
    screen: { width: 1920, height: 1080 },
    locale: 'en-GB',
    ...options,
  });
}

/**
 * @param {Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} options
 */
export async function new_context(browser, options) {
  // The box's certificate is self-signed.
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/**
 * The tab that launch_sharing_chromium()'s picker finds.
 * @param {Browser} browser
 * @param {string} [mode] see clock_page.js
 * @param {number} [every] see clock_page.js
 */
export async function open_clock(browser, mode = 'text', every = 1) {
  const context = await browser.newContext({ viewport: null });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(`${CLOCK_URL.href}?mode=${mode}&every=${every}`);
  const session = await context.newCDPSession(page);
  // Again and again: a window that still opens has another size a moment later.
  await until(async () => {
    const { windowId: window_id, bounds } = await session.send('Browser.getWindowForTarget');
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
    if (width === 1920 && height === 1080) return true;
    await session.send('Browser.setWindowBounds', {
      windowId: window_id,
      bounds: {
        width: (bounds.width ?? 0) + 1920 - width,
        height: (bounds.height ?? 0) + 1080 - height,
      },
    });
    return false;
  }, 'a clock of 1920x1080');
  return page;
}
