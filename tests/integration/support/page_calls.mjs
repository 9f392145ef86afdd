// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the box's pages call, read from their modules: node page_calls.mjs WEB_FOLDER METHOD...
// prints {"PAGE": {"socket": [METHOD], "unknown": [NAME], "rest": ["VERB /path/{}"]}} for each
// PAGE.html. A page's modules are those that it loads, and what these import.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const [web, ...methods] = process.argv.slice(2);
/** Whose first argument is a method of the WebSocket. */
const CALLS = new Set(['call', 'do']);
/** Whose argument is a sentence's key, which may look like a method. */
const SENTENCES = new Set(['t', 'has_sentence']);
const VERBS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** @param {string} file @returns {ts.SourceFile} */
function parsed(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** @param {ts.Node} node @param {(node: ts.Node) => void} see */
function walk(node, see) {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

/** @param {string} page @returns {ts.SourceFile[]} */
function modules_of(page) {
  const html = readFileSync(page, 'utf8');
  const open = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => join(dirname(page), src));
  const found = new Map();
  while (open.length) {
    const file = open.pop();
    if (found.has(file)) continue;
    const source = parsed(file);
    found.set(file, source);
    walk(source, (node) => {
      const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : null;
      const late = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
      const where = late ? node.arguments[0] : from;
      if (where && ts.isStringLiteral(where)) open.push(join(dirname(file), where.text));
    });
  }
  return [...found.values()];
}

/** @param {ts.CallExpression} call */
function name_of(call) {
  const what = call.expression;
  return ts.isPropertyAccessExpression(what) ? what.name.text : what.getText();
}

/** A key of an object, or of a sentence. @param {ts.Node} node */
function is_key(node) {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return true;
  for (let up = node.parent; up; up = up.parent) {
    if (ts.isCallExpression(up) && SENTENCES.has(name_of(up))) return true;
    if (ts.isStatement(up)) return false;
  }
  return false;
}

/** @param {ts.Node | undefined} node @returns {string} "/tokens/{}", "" when it is no path */
function path_of(node) {
  if (!node) return '';
  let text = '';
  if (ts.isStringLiteralLike(node)) text = node.text;
  else if (ts.isTemplateExpression(node))
    text = node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
  return text.startsWith('/') ? text.split('?')[0] : '';
}

/** @param {string} page */
function calls_of(page) {
  const socket = new Set();
  const unknown = new Set();
  const rest = new Set();
  for (const source of modules_of(page)) {
    walk(source, (node) => {
      // Names are also handed on, as data; a plain word means a method only where it is called.
      const dotted = ts.isStringLiteralLike(node) && node.text.includes('.');
      if (dotted && methods.includes(node.text) && !is_key(node)) socket.add(node.text);
      if (!ts.isCallExpression(node)) return;
      const [first, second] = node.arguments;
      const name = name_of(node);
      const word = first && ts.isStringLiteralLike(first) ? first.text : '';
      if (name === 'look' && path_of(first)) rest.add(`GET ${path_of(first)}`);
      else if (VERBS.has(word) && path_of(second)) rest.add(`${word} ${path_of(second)}`);
      else if (CALLS.has(name) && word) (methods.includes(word) ? socket : unknown).add(word);
    });
  }
  const sorted = (set) => [...set].sort();
  return { socket: sorted(socket), unknown: sorted(unknown), rest: sorted(rest) };
}

const pages = readdirSync(web).filter((name) => name.endsWith('.html'));
const told = pages.map((name) => [name.slice(0, -'.html'.length), calls_of(join(web, name))]);
process.stdout.write(JSON.stringify(Object.fromEntries(told)));
