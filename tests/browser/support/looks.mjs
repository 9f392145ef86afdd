// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What every page must pass: axe, nothing that sticks out, sentences in every language.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { with_desk_state } from './desk_states.mjs';
import { drawn } from './page.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WEB = new URL('../../../web/', import.meta.url);
/** @typedef {import('playwright-core').Page} Page */

/** Contrast is judged when the view has arrived: nothing moves but what moves for ever. @param {Page} page */
export async function at_rest(page) {
  await drawn(page);
  await page.waitForFunction(() => document.getAnimations().every(({ effect, playState }) =>
    playState !== 'running' || effect?.getComputedTiming().endTime === Infinity));
}

/** @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  await at_rest(page);
  return page.evaluate(async (source) => {
    // The page's CSP forbids <script>; the debugger may.
    const axe = /** @type {any} */ (window).axe ?? (0, eval)(`${source}; axe`);
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map((/** @type {any} */ fault) =>
      `${fault.impact} ${fault.id}: ${fault.nodes.map((/** @type {any} */ n) => n.html)}`);
  }, AXE);
}

/** @param {Page} page @returns {Promise<string[]>} what sticks out to the side */
export function overflowing(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && !element.closest('.log-lines, .photo-strip, #watch-chips');
      })
      .map((element) => element.outerHTML.slice(0, 80)));
}

/** @param {import('playwright-core').Browser} browser @param {string} state of DESK_STATES */
export async function looks_right(browser, state) {
  const wide = { viewport: { width: 1366, height: 768 }, colorScheme: /** @type {const} */ ('dark') };
  await with_desk_state(browser, state, wide, async (page) => {
    assert.deepEqual(await violations(page), [], `${state} dark`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(await violations(page), [], `${state} light`);
    assert.deepEqual(await overflowing(page), [], `${state} on a phone`);
  });
}

/**
 * Same keys and {values} in every language; each key that is named exists, each is used.
 * @param {string} folder below web/ @param {string} html
 * @param {Record<string, Record<string, string>>} languages @param {Record<string, string>} shared
 */
export function check_sentences(folder, html, languages, shared) {
  const values = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  for (const [language, sentences] of Object.entries(languages)) {
    assert.deepEqual(Object.keys(sentences), Object.keys(languages.en), language);
    for (const [key, text] of Object.entries(sentences)) {
      assert.equal(values(text), values(languages.en[key]), `${language} ${key}`);
      assert.ok(text.trim(), `${language} ${key} is empty`);
    }
  }
  const read = (/** @type {string} */ name) => readFileSync(new URL(name, WEB), 'utf8');
  const scripts = readdirSync(new URL(folder, WEB)).filter((name) => name.endsWith('.js'));
  const code = scripts.map((name) => read(`${folder}/${name}`)).join('\n');
  const page = read(html);
  assert.doesNotMatch(page, /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|location\.(search|hash|href)|document\.cookie|https?:\/\/[a-z]/);
  const in_page = [...page.matchAll(/data-t(?:-label)?="([^"]+)"/g)].map((m) => m[1]);
  const named = [...code.matchAll(/\bt\('([^']+)'/g)].map((m) => m[1]);
  for (const key of [...in_page, ...named]) assert.ok(key in languages.en || key in shared, key);
  const computed = [...code.matchAll(/[`']([a-z]+\.(?:[a-z]+_)?)\$\{/g)].map((m) => m[1]);
  const plain = [...code.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map((m) => m[1]);
  for (const key of Object.keys(languages.en)) {
    const used = [...in_page, ...plain].includes(key) || computed.some((start) => key.startsWith(start));
    assert.ok(used, `nobody uses ${key}`);
  }
}
