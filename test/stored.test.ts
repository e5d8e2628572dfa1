import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonLines, lineStarting, nthLine, parseLines } from '../src/build/lines.ts'
import { packText, texts, unpackText } from '../src/build/stored.ts'
import { TextList } from '../src/build/text-list.ts'
import type { Chunk, PostText } from '../src/types.ts'

const text = fc.string({
  unit: fc.constantFrom('a', '"', '\n', '\\', '\0', '\u2028', 'é', '€', '𝒳', '<', '1'),
})
const link = fc.record({
  kind: fc.constant('link' as const),
  url: text,
  place: fc.constant({ path: 'content/posts/é.md', line: 1, column: 2 }),
})
const chunk: fc.Arbitrary<Chunk> = fc.oneof(text, link)

test('the text of a post comes back as it was kept, whatever stands in it', () => {
  const texts: fc.Arbitrary<PostText> = fc.record({
    chunks: fc.array(chunk),
    headings: fc.array(fc.record({ level: fc.nat(6), id: text, text })),
    ids: fc.array(text),
    words: fc.nat(),
  })
  fc.assert(
    fc.property(texts, (one) => {
      expect(unpackText(Buffer.from(packText(one)))).toEqual(one)
    }),
  )
})

describe('a list of texts that is not taken apart', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '𝒳', '\n') })
  const lists = fc.array(plain)
  const listOf = (all: readonly string[]) => TextList.of(texts(all))

  test('has the same texts at the same numbers', () => {
    fc.assert(
      fc.property(lists, plain, (all, wanted) => {
        const list = listOf(all)
        expect([list?.length, list?.all()]).toEqual([all.length, all])
        expect(all.map((_, number) => list?.at(number))).toEqual(all)
        for (const text of [wanted, ...all])
          expect(list?.numbersOf(text)).toEqual(all.flatMap((one, at) => (one === text ? [at] : [])))
      }),
    )
  })

  test('says where each of them lies', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const bytes = Buffer.from(texts(all))
        const pieces = all.map((_, number) => {
          const [from = 0, length = 0] = listOf(all)?.spanOf(number) ?? []
          return bytes.toString('utf8', from, from + length)
        })
        expect(pieces).toEqual(all)
      }),
    )
  })

  test('says what puts others behind them', () => {
    fc.assert(
      fc.property(lists, lists, (all, others) => {
        const saved = texts(all)
        const piece = listOf(all)?.appending('names', others)
        expect(piece).toMatchObject({ part: 'names', at: saved.length, length: 0 })
        expect(Buffer.concat([saved, piece?.bytes ?? saved])).toEqual(Buffer.from(texts([...all, ...others])))
      }),
    )
  })

  test('is none where a text holds what parts them', () => {
    expect(listOf(['a\0b'])).toBeUndefined()
  })
})

test('lines of JSON are found by their beginning and by their number', () => {
  const values = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue()))
  fc.assert(
    fc.property(values, (all) => {
      const lines = Buffer.from(jsonLines(all))
      expect(parseLines(lines)).toEqual(JSON.parse(JSON.stringify(all)))
      for (const [at, [name]] of all.entries()) {
        const first = all.findIndex(([other]) => other === name)
        expect(lineStarting(lines, `[${JSON.stringify(name)},`)).toEqual(nthLine(lines, first))
        expect(lines.toString('utf8', ...nthLine(lines, at))).toBe(JSON.stringify(all[at]))
      }
      expect(lineStarting(lines, '["",')).toBeUndefined()
    }),
  )
})
