import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, octavo } from './cli-fixture.ts'

const FILES = {
  'octavo.config.yaml': 'url: https://ex.org\n',
  'content/posts/a.md': '---\ntitle: One\ndate: 2026-01-01\n---\nText.\n',
  afile: 'f\n',
}

describe('SPEC 7: an output folder below a file is refused, and the file named', () => {
  test.each(['build', 'check', 'diff', 'why /blog/a/', 'preview -p 0', 'clean', 'rollback'])(
    '%s',
    (command) => {
      for (const out of ['afile/x', 'afile/x/y']) {
        const root = folderOf(FILES)
        const { code, err } = octavo(root, `${command} -o ${out}`)
        expect([code, err]).toEqual([
          2,
          `octavo: ${join(root, out)} can be no output folder: ${join(root, 'afile')} is a file.\n`,
        ])
        expect(existsSync(join(root, '.octavo'))).toBe(false)
      }
    },
  )

  test('by output.dir', () => {
    const root = folderOf({ ...FILES, 'octavo.config.yaml': 'output: {dir: octavo.config.yaml/x}\n' })
    const { code, err } = octavo(root, 'build')
    expect(code).toBe(2)
    expect(err).toContain(`${join(root, 'octavo.config.yaml')} is a file.`)
  })
})

describe('a file with the name of the folder of the state', () => {
  test.each(['build', 'clean', 'rollback'])('stops %s', (command) => {
    const root = folderOf({ ...FILES, '.octavo': 'mine\n' })
    const { code, err } = octavo(root, command)
    expect([code, err]).toEqual([
      3,
      `octavo: ${join(root, '.octavo')} is a file; Octavo keeps its state in a folder of that name. Move it away.\n`,
    ])
    expect(readFileSync(join(root, '.octavo'), 'utf8')).toBe('mine\n')
  })

  test.each(['check', 'diff', 'why /blog/a/', 'new Two'])('is nothing to %s, which keeps none', (command) => {
    expect(octavo(folderOf({ ...FILES, '.octavo': 'mine\n' }), command).code).toBe(0)
  })
})
