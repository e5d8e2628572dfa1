import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packText, unpackText } from '../src/build/stored.ts'
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
