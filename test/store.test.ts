import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
