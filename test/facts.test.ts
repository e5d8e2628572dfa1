import { expect, test } from 'vitest'
import { factsOf, type World } from '../src/site/facts.ts'
import { type Known, keptFacts } from '../src/site/kept-facts.ts'
import { NotKept } from '../src/types/store.ts'
import { QUICK } from './quick.ts'

test(
  'whether a page stands at an address is soon known, however many pages and links there are',
  QUICK,
  () => {
    const ids = Array.from({ length: 150_000 }, (_, at) => String(at))
    const urls = new Map(ids.map((id) => [id, `/blog/${id}/`]))
    const site = { urls, categories: [], slugs: new Map() } as unknown as World['site']
    const read = factsOf({ site, files: new Map() } as unknown as World)
    const found = ids.filter((id) => read('isPage', `/blog/${id}/`) && !read('isPage', `/blog/${id}`))
    expect(found).toHaveLength(ids.length)
  },
)

test('of a list or a category whose print is a hash, nothing is known without the site', () => {
  const known = {} as Known
  const read = (print: string) => keptFacts(() => print, known)
  const hash = 'mV8q0dRZ3u5cTn7yWkLpXa'
  expect(read('["a","b"]')('ids', 'index 0 2')).toEqual(['a', 'b'])
  expect(read('-')('category', 'one')).toBeUndefined()
  for (const fact of ['ids', 'category', 'categories', 'address'] as const)
    expect(() => read(hash)(fact, 'one'), fact).toThrow(NotKept)
})
