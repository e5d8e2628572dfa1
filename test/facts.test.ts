import { expect, test } from 'vitest'
import { factsOf, type World } from '../src/site/facts.ts'
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
