import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentError } from '../../src/io/errors.ts'
import { openWriter } from '../../src/io/writer.ts'
import { killMany, memory } from '../kill/kill.ts'
import { CALLS, hasStrace, sweepErrors, sweepKills } from '../kill/sweep.ts'
import { type Files, tree } from '../kill/tree.ts'
import { site } from '../kill/versions.ts'

const KILLS = 200
const MODES = ['folder', 'swap'] as const

test.each(MODES)('BU01: killed at 200 instants on a real disk, %s mode', async (mode) => {
  const { open, ...found } = await killMany(mode, KILLS, tmpdir())
  expect(found).toEqual({ kills: KILLS, cut: [], mixed: [], torn: [], littered: [] })
  expect(open).toBeGreaterThan(KILLS / 5)
})

const isApart = statSync(memory()).dev !== statSync(tmpdir()).dev

test.runIf(isApart).each(MODES)(
  'BU01: killed at 200 instants with the output on another file system, %s mode',
  async (mode) => {
    const { open, ...found } = await killMany(mode, KILLS, tmpdir(), memory())
    expect(found).toEqual({ kills: KILLS, cut: [], mixed: [], torn: [], littered: [] })
    expect(open).toBeGreaterThan(KILLS / 5)
  },
)

describe.runIf(hasStrace() && isApart)('the same with the output on another file system', () => {
  test.each(MODES)('BU01: killed at each, %s mode', async (mode) => {
    const { steps, faults } = await sweepKills(mode, 'odds', 'apart')
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(20)
  })

  test('BU01: a rollback killed at each', async () => {
    const { steps, faults } = await sweepKills('swap', 'back', 'apart')
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(10)
  })

  test.each(MODES.flatMap((mode) => ['EIO', 'ENOSPC', 'EACCES'].map((code) => [mode, code] as const)))(
    'BU04: each fails once, %s mode, %s',
    async (mode, code) => {
      const { steps, faults } = await sweepErrors(mode, code, CALLS, 'apart')
      expect(faults).toEqual([])
      expect(steps).toBeGreaterThan(20)
    },
  )
})

describe.runIf(hasStrace())('every system call that changes the disk (needs strace)', () => {
  test.each(MODES)('BU01: killed at each, %s mode', async (mode) => {
    const { steps, faults } = await sweepKills(mode)
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(20)
  })

  test('BU01: a rollback killed at each', async () => {
    const { steps, faults } = await sweepKills('swap', 'back')
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(10)
  })

  test.each(MODES.flatMap((mode) => ['EIO', 'ENOSPC', 'EACCES'].map((code) => [mode, code] as const)))(
    'BU04: each fails once, %s mode, %s',
    async (mode, code) => {
      const { steps, faults } = await sweepErrors(mode, code)
      expect(faults).toEqual([])
      expect(steps).toBeGreaterThan(20)
    },
  )
})

/** Work on a disk of a given size; undefined where none can be made (not root, no tmpfs). */
function onSmallDisk<T>(kilobytes: number, task: (folder: string) => T): T | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-disk-'))
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]).status === 0
  try {
    return mounted ? task(folder) : undefined
  } finally {
    if (mounted) spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

const canMount = onSmallDisk(1000, () => true) === true

describe.runIf(canMount)('BU02: a disk that is too small (needs the right to mount a tmpfs)', () => {
  const build = (root: string, mode: 'folder' | 'swap', files: Files) => {
    const writer = openWriter({ root, out: join(root, '_site'), mode })
    try {
      for (const [path, text] of Object.entries(files)) writer.stage(path, new TextEncoder().encode(text))
      writer.commit()
    } finally {
      writer.abort()
    }
  }
  // One version takes about 300 KB: the sizes reach from too small for the stage to large enough for both.
  const sizes = [360, 400, 440, 480, 520, 560, 600, 620, 640, 660, 680, 700, 720, 760, 800, 1000]
  test.each(MODES)('old site untouched, stage removed, or all new, %s mode', (mode) => {
    const outcomes = sizes.map((size) =>
      onSmallDisk(size, (root) => {
        mkdirSync(join(root, 'content'))
        build(root, mode, site('even', 60))
        try {
          build(root, mode, site('odds', 60))
        } catch (cause) {
          expect(cause).toBeInstanceOf(EnvironmentError)
          expect((cause as Error).message).toMatch(/no space is left on the disk/)
          expect(tree(join(root, '_site'))).toEqual(site('even', 60))
          expect(
            spawnSync('find', [join(root, '.octavo'), '-path', '*stage*'], { encoding: 'utf8' }).stdout,
          ).toBe('')
          return 'old'
        }
        expect(tree(join(root, '_site'))).toEqual(site('odds', 60))
        return 'new'
      }),
    )
    expect(new Set(outcomes)).toEqual(new Set(['old', 'new']))
  })
})
