import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manifestOf, withHashes } from '../src/io/state.ts'
import { hash } from '../src/text/hash.ts'

const stamp = (text: string) => ({ hash: hash(text), size: text.length, mtimeMs: 0 })

/** Names of the signs that a search in JSON stumbles over. */
const name = fc.string({ unit: fc.constantFrom(...'ab"\\,{:/é0'), minLength: 1, maxLength: 5 })

test('a manifest whose hashes are replaced is the one that is written anew', () => {
  const sites = fc.uniqueArray(name, { minLength: 1, maxLength: 12 }).chain((paths) =>
    fc.record({
      paths: fc.constant(paths),
      changed: fc.subarray(paths),
      flags: fc.constantFrom([], ['drafts']),
    }),
  )
  fc.assert(
    fc.property(sites, ({ paths, changed, flags }) => {
      const before = new Map(paths.map((path) => [path, stamp(path)]))
      const others = new Map(changed.map((path) => [path, stamp(`${path} changed`)]))
      const after = new Map(paths.map((path) => [path, others.get(path) ?? stamp(path)]))
      const amended = withHashes(manifestOf(before, { flags }), others)
      expect(amended?.text.toString()).toBe(manifestOf(after, { flags }).text.toString())
      expect(amended?.seal).toBe(manifestOf(after, { flags }).seal)
    }),
    { numRuns: 2000 },
  )
})

test('a file that it does not name cannot be amended', () => {
  const manifest = manifestOf(new Map([['xa.html', stamp('x')]]), {})
  expect(withHashes(manifest, new Map([['a.html', stamp('a')]]))).toBeUndefined()
})
