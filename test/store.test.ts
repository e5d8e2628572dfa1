import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applied } from '../src/io/amended.ts'
import { dropCache, openStore } from '../src/io/store.ts'
import { memory } from './kill/kill.ts'

let root: string
let cache: string
beforeEach(() => {
  root = mkdtempSync(join(memory(), 'octavo-store-'))
  cache = join(root, '.octavo/cache')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const PARTS = { one: 'the first part', none: '', two: 'the second part' }
type Parts = Readonly<Record<string, string>>

function save(parts: Parts, name = 'file'): void {
  openStore(root, true).save(
    name,
    new Map(Object.entries(parts).map(([part, text]) => [part, Buffer.from(text)])),
  )
}

function load(part: string, name = 'file'): string | undefined {
  const bytes = openStore(root, false).load(name, part)
  return bytes && Buffer.from(bytes).toString()
}

const loadAll = () => Object.fromEntries(Object.keys(PARTS).map((part) => [part, load(part)]))
const NOTHING = { one: undefined, none: undefined, two: undefined }

test('parts come back as they were saved, one by one; the last file counts', () => {
  save({ one: 'older', three: 'gone' })
  save(PARTS)
  expect([loadAll(), load('three'), load('one', 'other')]).toEqual([PARTS, undefined, undefined])
  expect(readdirSync(cache)).toEqual(['file'])
})

test('a byte that is not as it was makes its own part absent, or all of them, and never another text', () => {
  save(PARTS)
  const whole = readFileSync(join(cache, 'file'))
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(join(cache, 'file'), bytes)
    const from = whole.length - at
    const second = PARTS.two.length
    const expected =
      from <= second
        ? { ...PARTS, two: undefined }
        : from <= second + PARTS.one.length
          ? { ...PARTS, one: undefined }
          : NOTHING
    expect(loadAll(), `byte ${at}`).toEqual(expected)
  }
})

describe('pieces that are replaced without writing a file anew', () => {
  const piece = (part: string, at: number, length: number, text: string) => ({
    part,
    at,
    length,
    bytes: Buffer.from(text),
  })
  const amend = (...pieces: ReturnType<typeof piece>[]) => openStore(root, true).amend('file', pieces)
  const base = () => readFileSync(join(cache, 'file'))

  test('one after the other, each of what the ones before have left', () => {
    save(PARTS)
    const before = base()
    amend(piece('two', 4, 6, 'next'), piece('two', 0, 3, 'A'), piece('none', 0, 0, 'some'))
    amend(piece('two', 6, 5, ' text of many'), piece('one', 0, Number.MAX_SAFE_INTEGER, ''))
    expect(loadAll()).toEqual({ one: '', none: 'some', two: 'A next text of many' })
    expect(base()).toEqual(before)
  })

  test('what a process left that was killed while it wrote them goes with the next save', () => {
    save(PARTS)
    writeFileSync(join(cache, 'file.amended.new'), 'half')
    save(PARTS)
    expect(readdirSync(cache)).toEqual(['file'])
  })

  test('what cannot be put into its place does not stay beside it', () => {
    save(PARTS)
    mkdirSync(join(cache, 'file.amended/folder'), { recursive: true })
    const told: string[] = []
    openStore(root, true, (reason) => told.push(reason)).amend('file', [piece('one', 0, 3, 'A')])
    expect(told).toHaveLength(1)
    expect(readdirSync(cache)).toEqual(['file', 'file.amended'])
    expect(loadAll()).toEqual(PARTS)
  })

  test('the store that replaces them sees them too', () => {
    save(PARTS)
    const store = openStore(root, true)
    const two = () => Buffer.from(store.load('file', 'two') ?? []).toString()
    expect(two()).toBe(PARTS.two)
    store.amend('file', [piece('two', 0, 3, 'A')])
    expect(two()).toBe('A second part')
    save(PARTS)
    expect(load('two')).toBe(PARTS.two)
  })

  test('they go with the file that they belong to, also when the same one is saved again', () => {
    save(PARTS)
    amend(piece('two', 0, 3, 'A'))
    const amended = readFileSync(join(cache, 'file.amended'))
    save({ ...PARTS, one: 'another' })
    expect(loadAll()).toEqual({ ...PARTS, one: 'another' })
    save(PARTS)
    expect(loadAll()).toEqual(PARTS)
    save({ ...PARTS, one: 'another' })
    writeFileSync(join(cache, 'file.amended'), amended)
    expect(loadAll()).toEqual({ ...PARTS, one: 'another' })
  })

  test('damaged in any byte, they are none of them', () => {
    save(PARTS)
    amend(piece('two', 0, 3, 'A'))
    const whole = readFileSync(join(cache, 'file.amended'))
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 4
      writeFileSync(join(cache, 'file.amended'), bytes)
      expect(loadAll(), `byte ${at}`).toEqual(PARTS)
    }
  })

  test('of a file that is not there, nothing comes to be', () => {
    amend(piece('two', 0, 3, 'A'))
    expect(loadAll()).toEqual(NOTHING)
    expect(existsSync(cache)).toBe(false)
  })

  test('who may not write amends nothing', () => {
    save(PARTS)
    openStore(root, false).amend('file', [piece('two', 0, 3, 'A')])
    expect(readdirSync(cache)).toEqual(['file'])
  })

  test('after many, or long ones, the file is better saved anew', () => {
    save(PARTS)
    const isWorn = () => openStore(root, true).isWorn('file')
    expect(isWorn()).toBe(false)
    amend(...Array.from({ length: 300 }, () => piece('two', 0, 1, 't')))
    expect(isWorn()).toBe(false)
    amend(...Array.from({ length: 101 }, () => piece('two', 0, 1, 't')))
    expect(isWorn()).toBe(true)
    save(PARTS)
    expect(isWorn()).toBe(false)
    amend(piece('two', 0, 1, 't'.repeat(1_000_001)))
    expect(isWorn()).toBe(true)
  })

  test('an edit in the middle of long parts is the edit of a text', () => {
    const edit = fc.record({ at: fc.nat(30), length: fc.nat(30), text: fc.string({ maxLength: 9 }) })
    fc.assert(
      fc.property(fc.string(), fc.array(edit), (text, edits) => {
        let wanted = Buffer.from(text)
        for (const { at, length, text: by } of edits)
          wanted = Buffer.concat([wanted.subarray(0, at), Buffer.from(by), wanted.subarray(at + length)])
        const pieces = edits.map(({ at, length, text: by }) => piece('one', at, length, by))
        expect(Buffer.from(applied(Buffer.from(text), pieces))).toEqual(wanted)
      }),
    )
  })
})

test('a file that is cut anywhere has the parts that are whole', () => {
  save(PARTS)
  const whole = readFileSync(join(cache, 'file'))
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(join(cache, 'file'), whole.subarray(0, length))
    const isHead = length < whole.length - PARTS.one.length - PARTS.two.length
    const isOne = length >= whole.length - PARTS.two.length
    const expected = isHead ? NOTHING : { ...PARTS, one: isOne ? PARTS.one : undefined, two: undefined }
    expect(loadAll(), `${length} bytes`).toEqual(expected)
  }
})

describe('what is no file of the cache is an absence', () => {
  const cases: readonly [string, string | Buffer][] = [
    ['an empty file', ''],
    ['a text', '{"entries": [], "files": {}}\n'],
    ['zeros', Buffer.alloc(1000)],
    ['a length that is no number', '             NaN{}'],
    ['a length without end', '9999999999999999{}'],
    ['a length below nothing', '              -1{}'],
    ['a length and nothing more', '0000000000000100'],
    ['a table that says nothing of itself', '0000000000000027{"one":[0,4,"aaaaaaaaaaaa"]}text'],
  ]
  test.each(cases)('%s', (_, content) => {
    mkdirSync(cache, { recursive: true })
    writeFileSync(join(cache, 'file'), content)
    expect(loadAll()).toEqual(NOTHING)
  })

  test('a folder', () => {
    mkdirSync(join(cache, 'file'), { recursive: true })
    expect(loadAll()).toEqual(NOTHING)
  })

  test('a part with the name of something that all objects have', () => {
    save(PARTS)
    expect([load('toString'), load('__proto__')]).toEqual([undefined, undefined])
  })
})

describe('a pack', () => {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

  test('gives back what was added, in this run and in later ones, and goes on where it ended', () => {
    const pack = openStore(root, true).pack('pack', 0)
    expect([pack.append(Buffer.from('one')), pack.append(Buffer.from('two')), pack.size]).toEqual([0, 3, 6])
    expect([text(pack.read(0, 3)), text(pack.read(3, 3))]).toEqual(['one', 'two'])
    pack.flush()
    const later = openStore(root, true).pack('pack', 6)
    expect([later.append(Buffer.from('three')), text(later.read(3, 3)), text(later.read(6, 5))]).toEqual([
      6,
      'two',
      'three',
    ])
  })

  test('writes over what a run left over that did not come to its end', () => {
    const store = openStore(root, true)
    const lost = store.pack('pack', 0)
    lost.append(Buffer.from('onelost'))
    lost.flush()
    const pack = store.pack('pack', 3)
    expect(pack.append(Buffer.from('two'))).toBe(3)
    pack.flush()
    expect(readFileSync(join(cache, 'pack'), 'utf8')).toBe('onetwot')
  })

  test.each([0, 2, 4])('of which %i bytes are left gives those, and no error', (length) => {
    const pack = openStore(root, true).pack('pack', 0)
    pack.append(Buffer.from('one, two'))
    pack.flush()
    writeFileSync(join(cache, 'pack'), 'one, two'.slice(0, length))
    expect(text(openStore(root, true).pack('pack', 8).read(0, 8))).toBe('one, two'.slice(0, length))
  })

  test('that is not there gives nothing, and no error', () => {
    expect(text(openStore(root, true).pack('pack', 8).read(0, 8))).toBe('')
  })
})

test('without a right to write nothing is written, and what is added can be read', () => {
  const store = openStore(root, false)
  store.save('file', new Map([['one', Buffer.from('one')]]))
  const pack = store.pack('pack', 0)
  const at = [pack.append(Buffer.from('one')), pack.append(Buffer.from('two'))]
  expect(at.map((from) => Buffer.from(pack.read(from, 3)).toString())).toEqual(['one', 'two'])
  pack.flush()
  expect(existsSync(join(root, '.octavo'))).toBe(false)
})

test('dropped, the cache is gone and nothing else', () => {
  save(PARTS)
  writeFileSync(join(root, '.octavo/other'), '')
  dropCache(root)
  expect(readdirSync(join(root, '.octavo'))).toEqual(['other'])
})
