// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// test-company: yes

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { LANGUAGES, choose_language } from '../../web/strings.js';
import { bounded } from './support/wait.mjs';

const WEB = new URL('../../web/', import.meta.url);
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');
/** @param {string} name */
const source = (name) => readFileSync(new URL(name, WEB), 'utf8');
const scripts = readdirSync(WEB).filter((name) => name.endsWith('.js'));

test('types: the checker finds nothing in page and tests', bounded, () => {
  const project = new URL('./tsconfig.json', import.meta.url).pathname;
  const { status, stdout } = spawnSync(process.execPath, [TSC, '-p', project], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('strings: every language has the same keys and the same {values}', () => {
  const values = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  for (const [language, sentences] of Object.entries(LANGUAGES)) {
    assert.deepEqual(Object.keys(sentences), Object.keys(LANGUAGES.en), language);
    for (const [key, text] of Object.entries(sentences)) {
      assert.equal(values(text), values(LANGUAGES.en[key]), `${language} ${key}`);
      assert.ok(text.trim(), `${language} ${key} is empty`);
    }
  }
});

test('strings: every key that page and scripts name exists, and every key is named', () => {
  const html = [...source('index.html').matchAll(/data-t(?:-label)?="([^"]+)"/g)].map((m) => m[1]);
  const code = scripts.map(source).join('\n');
  const named = [...code.matchAll(/\bt\('([^']+)'/g)].map((m) => m[1]);
  for (const key of [...html, ...named]) assert.ok(key in LANGUAGES.en, key);
  // Keys with a computed end: `error.${name}` and the like.
  const computed = [...code.matchAll(/[`']([a-z]+\.(?:[a-z]+_)?)\$\{/g)].map((m) => m[1]);
  const plain = [...code.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map((m) => m[1]);
  for (const key of Object.keys(LANGUAGES.en)) {
    const used =
      [...html, ...plain].includes(key) || computed.some((start) => key.startsWith(start));
    assert.ok(used, `nobody uses ${key}`);
  }
});

test('strings: the first language that is there wins, else English', () => {
  assert.equal(choose_language(['pt-BR', 'fr-CA', 'de']), 'fr');
  assert.equal(choose_language(['JA']), 'ja');
  assert.equal(choose_language(['toString', 'xx']), 'en');
  assert.equal(choose_language([]), 'en');
});

test('page: no inline script or style, and no address of strangers', () => {
  const html = source('index.html');
  assert.doesNotMatch(html, /\sstyle=|\son[a-z]+=|<style/);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
  const sheets = readdirSync(WEB).filter((name) => name.endsWith('.css'));
  for (const name of ['index.html', ...sheets, ...scripts]) {
    const addresses = source(name).match(/https?:\/\/[a-z][^\s'"`]+/g) ?? [];
    assert.deepEqual(addresses, [], name);
  }
});

test('page: neither address line nor cookies are read', () => {
  for (const name of scripts) {
    assert.doesNotMatch(source(name), /location\.(search|hash|href)|URLSearchParams|document\.cookie/);
  }
});
