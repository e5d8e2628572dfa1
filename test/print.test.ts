import { expect, test } from 'vitest'
import { annotations, formatAll } from '../src/cli/print.ts'
import type { Diagnostic } from '../src/types.ts'

/** What others wrote reaches the terminal and the logs of a host, and commands neither. */
const EVIL = 'a\u001b[2J\n::error::pwn\r\u0007.md'
const finding: Diagnostic = {
  code: 'io/odd-name',
  severity: 'error',
  message: EVIL,
  hint: EVIL,
  place: { path: EVIL, line: 1, column: 1 },
  related: [{ path: EVIL, line: 2, column: 1 }],
}

test('no control character of a name or a text is printed', () => {
  const printed = formatAll([finding], { color: false, lineOf: () => EVIL })
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  expect(printed.split('\n').filter((line) => line.startsWith('::'))).toEqual([])
})

test('an annotation is one line', () => {
  const printed = annotations([finding], '')
  expect(printed).not.toMatch(/[\u0000-\u001f]/)
  expect(printed).toMatch(/^::error file=/)
})

test('annotations name files as the repository has them', () => {
  const plain = { ...finding, place: { path: 'content/a.md', line: 1, column: 1 } }
  expect(annotations([plain], 'site/')).toMatch(/^::error file=site\/content\/a\.md,line=1/)
})
