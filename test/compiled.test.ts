import module from 'node:module'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { compiledFolder, keepCompiled } from '../src/cli/compiled.ts'

const node = module as object as { enableCompileCache?: (folder: string) => unknown }
const { enableCompileCache } = node
afterEach(() => {
  if (enableCompileCache === undefined) delete node.enableCompileCache
  else node.enableCompileCache = enableCompileCache
})

test.each([
  ['/site/node_modules/octavo', '/site/node_modules/.cache/octavo'],
  [
    '/site/node_modules/.pnpm/octavo@1.0.0/node_modules/octavo',
    '/site/node_modules/.pnpm/octavo@1.0.0/node_modules/.cache/octavo',
  ],
  ['/src/octavo', '/src/octavo/node_modules/.cache/octavo'],
])('of the package in %s compiled code is kept in %s', (folder, kept) => {
  expect(compiledFolder(folder)).toBe(join(kept))
})

test('Node.js is told once where to keep it; a version that cannot is left alone', () => {
  const told: string[] = []
  node.enableCompileCache = (folder) => told.push(folder)
  keepCompiled('/site/node_modules/octavo')
  expect(told).toEqual([join('/site/node_modules/.cache/octavo')])
  delete node.enableCompileCache
  keepCompiled('/site/node_modules/octavo')
  expect(told).toHaveLength(1)
})
