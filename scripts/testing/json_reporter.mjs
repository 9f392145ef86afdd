// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A reporter for node:test that writes the events `scripts/dev test` counts, one JSON object a line.
// Suites are not cases; a file that fails before its first case is seen by its exit code.
function detailOf(error) {
  if (!error) return '';
  const cause = error.cause ?? error;
  return typeof cause === 'string' ? cause : (cause.stack ?? cause.message ?? String(error));
}

export default async function* report(source) {
  const path = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      path.length = data.nesting;
      path.push(data.name);
      yield JSON.stringify({ start: path.join(' > ') }) + '\n';
    } else if (type === 'test:pass' || type === 'test:fail') {
      const name = [...path.slice(0, data.nesting), data.name].join(' > ');
      const failed = type === 'test:fail' && data.todo === undefined;
      const isSuite = data.details?.type === 'suite';
      // A suite or parent fails with its parts; only a fault of its own counts.
      const echo = data.details?.error?.failureType === 'subtestsFailed';
      if ((isSuite || echo) && (!failed || echo)) {
        yield JSON.stringify({ end: name, status: 'none' }) + '\n';
        continue;
      }
      const aside = data.skip ?? data.todo;
      const status = failed ? 'failed' : aside === undefined ? 'passed' : 'skipped';
      const detail = failed ? detailOf(data.details?.error) : String(aside ?? '');
      yield JSON.stringify({ end: name, status, detail }) + '\n';
    }
  }
}
