import { expect, test } from 'vitest'
import { annotations, formatAll, width } from '../src/cli/print.ts'
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

test('of more than a hundred, those of each code are counted, errors first, in lines of a terminal', () => {
  const times = (count: number, code: string, severity: Diagnostic['severity']) =>
    Array.from({ length: count }, (_, at): Diagnostic => {
      return { code, severity, message: 'm', place: { path: 'a.md', line: at + 1, column: 1 } }
    })
  const style = { color: false, lineOf: () => undefined }
  const all = [
    ...times(60, 'component/unknown', 'warning'),
    ...times(30, 'html/removed-attribute', 'warning'),
    ...times(30, 'html/removed-tag', 'warning'),
    ...times(2, 'prose/foreign-syntax', 'warning'),
    ...times(3, 'links/missing-image', 'error'),
  ]
  const [last = '', ...printed] = formatAll(all, style).split('\n').slice(99)
  expect(last).toMatch(/^a.md:3:1 {2}error/)
  expect(annotations(all, '')).toContain('::error file=a.md,line=3')
  expect(printed).toEqual([
    'and 25 more. All 125 by code:',
    '    errors: 3 links/missing-image',
    '    warnings: 60 component/unknown, 30 html/removed-attribute,',
    '        30 html/removed-tag, 2 prose/foreign-syntax',
  ])
  expect(formatAll(all.slice(0, 100), style).split('\n')).toHaveLength(100)
})

test.each([
  ['letters', 'word '.repeat(60), 'FAULT', ' more'.repeat(60)],
  ['letters of two columns', '漢字'.repeat(60), '間違い', '漢字'.repeat(60)],
  ['emoji', 'a😀'.repeat(50), '💥', '😀b'.repeat(50)],
  ['tabs and marks', '\te\u0301 '.repeat(40), 'FAULT', ' x'.repeat(60)],
  ['a fault that is longer than the line', 'x '.repeat(10), 'F'.repeat(200), ''],
  ['a short line', '漢 ', 'FAULT', '.'],
])('the caret stands under the fault in eighty columns: %s', (_, before, fault, behind) => {
  const place = { path: 'a.md', line: 123, column: before.length + 1, length: fault.length }
  const printed = formatAll([{ code: 'c', severity: 'error', message: 'm', place }], {
    color: false,
    lineOf: () => before + fault + behind,
  })
  const [, shown = '', caret = ''] = printed.split('\n')
  expect(width(shown)).toBeLessThanOrEqual(80)
  expect(caret.length).toBeLessThanOrEqual(80)
  const under = shown.slice(0, shown.indexOf(fault.slice(0, 2)))
  expect(caret.indexOf('^')).toBe(width(under))
  expect(caret.replace(/^[ |]*/, '')).toBe('^'.repeat(Math.min(width(fault), 80 - width(under))))
})
