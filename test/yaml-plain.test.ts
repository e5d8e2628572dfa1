import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Located } from '../src/config/located.ts'
import { parseAnyYaml } from '../src/config/yaml.ts'
import { readPlainYaml } from '../src/config/yaml-plain.ts'
import type { Diagnostic } from '../src/types.ts'

const ORIGIN = { path: 'content/posts/a.md', line: 2 }

/** All that is told of a value, places in their order. */
function told(located: Located | undefined) {
  if (located === undefined) return undefined
  const { value, places, keys, numbers } = located
  return { value, places: [...places], keys: [...keys], numbers: [...numbers] }
}

function both(text: string) {
  const findings: Diagnostic[] = []
  const any = parseAnyYaml(text, ORIGIN, (finding) => findings.push(finding))
  return { plain: told(readPlainYaml(text, ORIGIN)), any: told(any), findings }
}

describe('plain lines of YAML', () => {
  test.each([
    'title: Post 0 on page margin proof\ndate: 2010-01-01\ncategories: [Press]\ntags: [rule, margin]\n',
    'title: "Why: a story #1"\ndraft: true\nauthor: Ève – the “type” desk’s',
    'a: []\nb: [x,y]\nc: ""\n',
    "t: It's [not] {a} map, & so on! | > * ? @ ` %",
    'constructor: x\n',
  ])('are read without the parser: %j', (text) => {
    const { plain, any, findings } = both(text)
    expect(plain).toBeDefined()
    expect(plain).toEqual(any)
    expect(findings).toEqual([])
  })

  test.each([
    '',
    '\n',
    'a:  b',
    'a: b ',
    'a: b: c',
    'a: b #c',
    'a: null',
    'a: True',
    'true: a',
    'a: 1',
    'a: x\na: y',
    'a: [1]',
    'a: [x, ]',
    'a: [ x]',
    'a: [null]',
    'a: [x: y]',
    'a: "\\u0001"',
    'a: b\n  c',
    'a: b\n\nc: d',
    'a:\u00a0b',
    'a: b\u2028c',
    '__proto__: x',
    'a: &b c',
  ])('only: the parser reads %j', (text) => {
    expect(both(text).plain).toBeUndefined()
  })

  test('are what the parser makes of them, with all places, whatever they hold', () => {
    const keys = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('title', 'date', 'a', 'B-c_1', 'no') },
      { weight: 1, arbitrary: fc.constantFrom('null', 'True', '__proto__', '1', 'é') },
    )
    const signs = `ab Z0.,:;#'"[]{}&*!|>%@\`~-?=+/\\<()$^_\t\u00a0éÀ–’…\u2028\u0085€`
    const word = fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 })
    const special = fc.constantFrom(
      'true',
      'FALSE',
      'null',
      '~',
      '.inf',
      '1e3',
      '0x1',
      '2010-01-01',
      'yes',
      '12:30',
      '',
    )
    const text = fc.oneof(
      word,
      word.map((one) => `a${one}b`),
      word.map((one) => `É${one}`),
      special,
      fc.string({ unit: fc.constantFrom('a', ' ', '-', '.', 'b'), maxLength: 6 }),
    )
    const value = fc.oneof(
      text,
      text.map((one) => `"${one}"`),
      fc
        .array(text, { maxLength: 3 })
        .chain((items) => fc.constantFrom(`[${items.join(', ')}]`, `[${items.join(',')}]`)),
    )
    const line = fc
      .tuple(keys, fc.constantFrom(...Array(8).fill(': '), ':', ':  '), value)
      .map((parts) => parts.join(''))
    const lines = fc.tuple(
      fc.array(line, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', '\n', '\n', '\n\n', ' '),
    )
    let plainOnes = 0
    fc.assert(
      fc.property(lines, ([all, end]) => {
        const { plain, any, findings } = both(`${all.join('\n')}${end}`)
        if (plain === undefined) return
        plainOnes++
        expect(findings).toEqual([])
        expect(plain).toEqual(any)
      }),
      { numRuns: 20_000 },
    )
    expect(plainOnes).toBeGreaterThan(1000)
  })
})
