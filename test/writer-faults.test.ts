import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cleanOutput } from '../src/io/clean.ts'
import { EnvironmentError, reasonOf, UsageError } from '../src/io/errors.ts'
import type { Journal } from '../src/io/journal.ts'
import { outputPlace } from '../src/io/place.ts'
import { recover } from '../src/io/recover.ts'
import { rollback } from '../src/io/rollback.ts'
import { readSealed, writeSealed } from '../src/io/sealed.ts'
import { published } from '../src/io/state.ts'
import { openWriter, type Writer } from '../src/io/writer.ts'
import { hash } from '../src/text/hash.ts'
import { bundle } from './kill/bundle.ts'
import { memory } from './kill/kill.ts'
import { hasStrace, sweepErrors } from './kill/sweep.ts'
import { type Files, tree } from './kill/tree.ts'
import { site } from './kill/versions.ts'

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(join(memory(), 'octavo-faults-'))
  out = join(root, '_site')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const encoder = new TextEncoder()
type Mode = 'folder' | 'swap'

function staged(files: Files, mode: Mode = 'folder', target = out, flags: readonly string[] = []): Writer {
  const writer = openWriter({ root, out: target, mode, flags })
  for (const [path, text] of Object.entries(files)) writer.stage(path, encoder.encode(text))
  return writer
}
const publish = (files: Files, mode: Mode = 'folder', target = out) => staged(files, mode, target).commit()
const leftovers = () =>
  readdirSync(join(root, '.octavo')).filter((name) => name !== 'manifest' && name !== 'releases')

const OLD: Files = {
  'a.css': 'a1',
  'gone/deep/index.html': 'g',
  'kept.html': 'k',
  x: 'file',
  'y/index.html': 'y',
  'z.html': 'z1',
}
const NEW: Files = {
  'a.css': 'a2',
  'kept.html': 'k',
  'new/index.html': 'n',
  'x/index.html': 'x',
  y: 'file',
  'z.html': 'z2',
}

test('a commit that the system refuses half-way is taken back: files, folders, removals', () => {
  publish(OLD)
  writeFileSync(join(out, 'mine.txt'), 'mine')
  const writer = staged(NEW)
  // A folder that appears where the last page goes: its rename is refused when all others are done.
  unlinkSync(join(out, 'z.html'))
  mkdirSync(join(out, 'z.html/mine'), { recursive: true })
  expect(() => writer.commit()).toThrow(EnvironmentError)
  const { 'z.html': _, ...rest } = OLD
  expect(tree(out)).toEqual({ ...rest, 'mine.txt': 'mine' })
  expect(existsSync(join(out, 'new'))).toBe(false)
  expect(leftovers()).toEqual([])
  rmSync(join(out, 'z.html'), { recursive: true })
  const { stamps, seal, ...release } = publish(NEW)
  expect(release).toEqual({
    written: 5,
    unchanged: 1,
    removed: ['gone/deep/index.html', 'x', 'y/index.html'],
  })
  expect(published(outputPlace(root, out))?.manifest.seal).toBe(seal)
  expect([...stamps.keys()].sort()).toEqual(Object.keys(NEW).sort())
  expect(tree(out)).toEqual({ ...NEW, 'mine.txt': 'mine' })
})

test.runIf(process.getuid?.() === 0)(
  'an output that belongs to another user stays as it is, and nothing waits to be undone',
  async () => {
    const script = await bundle(root, 'once.ts')
    const nobody = 65_534
    const build = (version: string) =>
      spawnSync(process.execPath, [script, root, 'folder', version], { uid: nobody, encoding: 'utf8' }).stdout
    chownSync(root, nobody, nobody)
    expect(build('even')).toBe('done\n')
    for (const path of ['', ...readdirSync(out, { recursive: true, encoding: 'utf8' })])
      chownSync(join(out, path), 0, 0)
    expect(build('odds')).toMatch(/^EnvironmentError: .*cannot publish the site at .*permission denied/)
    expect(tree(out)).toEqual(site('even', 3))
    expect(leftovers()).toEqual([])
  },
)

test('on a disk that keeps no modes, what stands is not written again', () => {
  publish({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' })
  chmodSync(join(out, 'a.html'), 0o777)
  chmodSync(join(out, 'b.html'), 0o755)
  expect(publish({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' })).toMatchObject({ written: 0, unchanged: 3 })
  chmodSync(join(out, 'c.html'), 0o640)
  expect(publish({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' })).toMatchObject({ written: 1, unchanged: 2 })
  expect(statSync(join(out, 'c.html')).mode & 0o777).toBe(0o644)
})

test('without a manifest the refusal says that what it names may be our own', () => {
  publish({ 'a.html': 'a1' })
  writeFileSync(join(out, 'mine.txt'), 'mine')
  const overwrite = () => publish({ 'a.html': 'a1', 'mine.txt': 'ours' })
  expect(overwrite).toThrow(
    /did not make: mine\.txt\. Move them away, or choose another folder with --out\.$/,
  )
  rmSync(join(root, '.octavo'), { recursive: true })
  expect(() => publish({ 'a.html': 'a2' })).toThrow(
    /did not make: a\.html\..* remove _site and build again\.$/,
  )
  expect(tree(out)).toEqual({ 'a.html': 'a1', 'mine.txt': 'mine' })
})

test('what is written down and cannot be read is not taken for absent', () => {
  publish({ 'a.html': 'a1' })
  const manifest = join(root, '.octavo/manifest', `${outputPlace(root, out).key}.json`)
  rmSync(manifest)
  symlinkSync(manifest, manifest)
  expect(() => publish({ 'a.html': 'a2' })).toThrow(/cannot read .*\.octavo\/manifest/)
  rmSync(manifest)
  mkdirSync(join(root, '.octavo/journal'))
  const journal = join(root, '.octavo/journal', `${outputPlace(root, out).key}.json`)
  symlinkSync(journal, journal)
  expect(() => recover(root)).toThrow(EnvironmentError)
  expect(readdirSync(join(root, '.octavo/journal'))).toHaveLength(1)
})

describe('a journal that a killed process left', () => {
  /** What lies on the disk when the process ends right after the journal was written, and `done` of the moves were made. */
  function interrupted(done: number): void {
    publish({ 'a.html': 'a1', 'b.html': 'b1', 'gone.html': 'g' })
    const { key } = outputPlace(root, out)
    const stage = join(root, '.octavo/stage', key)
    mkdirSync(stage, { recursive: true })
    for (const [name, text] of [
      ['0', 'a2'],
      ['1', 'b2'],
      ['2', 'c2'],
    ].slice(done) as [string, string][])
      writeFileSync(join(stage, name), text)
    const files = { 'a.html': hash('a2'), 'b.html': hash('b2'), 'c/index.html': hash('c2') }
    const journal: Journal = {
      out: '_site',
      stage: `.octavo/stage/${key}`,
      moves: [
        ['0', 'a.html', true],
        ['1', 'b.html', true],
        ['2', 'c/index.html', false],
      ],
      removals: ['gone.html'],
      folders: ['c'],
      manifest: { files },
    }
    writeSealed(root, `journal/${key}.json`, journal)
    if (done === 0) return
    writeFileSync(join(stage, '0.old'), 'a1')
    writeFileSync(join(out, 'a.html'), 'a2')
  }

  test.each([0, 1])('is finished by the next command (%i steps were done)', (done) => {
    interrupted(done)
    recover(root)
    expect(tree(out)).toEqual({ 'a.html': 'a2', 'b.html': 'b2', 'c/index.html': 'c2' })
    expect([...(published(outputPlace(root, out))?.files.keys() ?? [])]).toEqual([
      'a.html',
      'b.html',
      'c/index.html',
    ])
    expect(leftovers()).toEqual([])
  })

  test.each([0, 1])(
    'is taken back when a staged file is damaged, as after a loss of power (%i steps)',
    (done) => {
      interrupted(done)
      writeFileSync(join(root, '.octavo/stage', outputPlace(root, out).key, '2'), '')
      recover(root)
      expect(tree(out)).toEqual({ 'a.html': 'a1', 'b.html': 'b1', 'gone.html': 'g' })
      expect(leftovers()).toEqual([])
    },
  )

  test.each(['a//b', 'a/../../b', `${'y'.repeat(300)}`, Array(25).fill('y'.repeat(190)).join('/')])(
    'whose paths can never be is taken back, and no later command stumbles over it (%#)',
    (odd) => {
      interrupted(1)
      const { key } = outputPlace(root, out)
      const name = `journal/${key}.json`
      const journal = readSealed(join(root, '.octavo', name)) as Journal
      const moves: Journal['moves'] = [...journal.moves, ['3', `${odd}/index.html`, false]]
      const files = { ...journal.manifest.files, [`${odd}/index.html`]: hash('') }
      writeFileSync(join(root, '.octavo/stage', key, '3'), '')
      writeSealed(root, name, { ...journal, moves, folders: [odd, 'c'], manifest: { files } })
      try {
        recover(root)
      } catch (cause) {
        // A name that is only too long for this system is told once, as what it is.
        expect(cause).toBeInstanceOf(EnvironmentError)
      }
      expect(tree(out)).toEqual({ 'a.html': 'a1', 'b.html': 'b1', 'gone.html': 'g' })
      recover(root)
      expect(leftovers()).toEqual([])
      publish({ 'a.html': 'a3' })
      expect(tree(out)).toEqual({ 'a.html': 'a3' })
    },
  )

  test('that is cut itself says nothing: the old site stays', () => {
    interrupted(0)
    const file = join(root, '.octavo/journal', `${outputPlace(root, out).key}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -5))
    recover(root)
    expect(tree(out)).toEqual({ 'a.html': 'a1', 'b.html': 'b1', 'gone.html': 'g' })
    expect(leftovers()).toEqual([])
  })
})

test.runIf(hasStrace())(
  'what cannot be synced is all old or all new, and the next build leaves nothing of the old',
  async () => {
    const { steps, faults } = await sweepErrors('folder', 'EIO', 'fsync')
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(3)
  },
)

test.runIf(hasStrace())(
  'a disk that fails for good half-way: it is told what stands there, and the next command mends it',
  async () => {
    const script = await bundle(root, 'once.ts')
    const build = (...before: readonly string[]) => {
      const [command = '', ...more] = [
        ...before,
        process.execPath,
        script,
        root,
        'folder',
        before.length === 0 ? 'even' : 'odds',
      ]
      return spawnSync(command, more, { encoding: 'utf8' }).stdout
    }
    build()
    const refuse = [
      '-e',
      'trace=rename,renameat,renameat2',
      '-e',
      'inject=rename,renameat,renameat2:error=EROFS:when=5+',
    ]
    const said = build('strace', '-f', '-qq', '-o', '/dev/null', ...refuse)
    expect(said).toMatch(
      /file system is read-only .* could not be undone either: .* side by side in _site until/,
    )
    recover(root)
    expect([site('even', 3), site('odds', 3)]).toContainEqual(tree(out))
    expect(leftovers()).toEqual([])
  },
)

test.runIf(process.platform === 'linux')(
  'a quota that is used up is called so: Node.js has no name for it',
  () => {
    const cause = new Error('Unknown system error -122: Unknown system error -122, write')
    expect(reasonOf(Object.assign(cause, { code: 'Unknown system error -122', errno: -122 }))).toBe(
      'the disk quota is used up (EDQUOT)',
    )
  },
)

test('swap: a release that was never served is dropped, and is no target of rollback', () => {
  publish({ 'index.html': '1' }, 'swap')
  publish({ 'index.html': '2' }, 'swap')
  const { key } = outputPlace(root, out)
  const releases = join(root, '.octavo/releases', key)
  mkdirSync(join(releases, '3'))
  writeSealed(root, `releases/${key}/pending.json`, { out: '_site', id: '3' })
  writeSealed(root, `releases/${key}/3.json`, { files: {} })
  mkdirSync(join(root, '.octavo/stage'))
  recover(root)
  expect(readdirSync(releases).sort()).toEqual(['1', '1.json', '2', '2.json'])
  expect(tree(out)).toEqual({ 'index.html': '2' })
})

test('swap: a release that was being removed when its process ended is no target of rollback', () => {
  for (const text of ['1', '2', '3'])
    publish({ 'a.html': text, 'b.html': 'same', 'index.html': text }, 'swap')
  const { key } = outputPlace(root, out)
  const releases = join(root, '.octavo/releases', key)
  // What the removal of the first one leaves, cut short.
  mkdirSync(join(releases, '1'))
  writeFileSync(join(releases, '1/index.html'), '1')
  writeSealed(root, `releases/${key}/1.json`, { files: { 'index.html': '', 'a.html': '' } })
  writeSealed(root, `releases/${key}/pending.json`, { out: '_site', id: '3', before: '2' })
  rollback(root, out)
  expect(tree(out)).toEqual({ 'a.html': '2', 'b.html': 'same', 'index.html': '2' })
  expect(readdirSync(releases).sort()).toEqual(['2', '2.json', '3', '3.json'])
})

test('swap: what others put into the served folder stays there when it leads back', () => {
  publish({ 'a.html': '1', 'c/index.html': 'c' }, 'swap')
  writeFileSync(join(out, 'old.txt'), 'before')
  publish({ 'a.html': '2' }, 'swap')
  mkdirSync(join(out, 'b'))
  writeFileSync(join(out, 'b/mine.txt'), 'mine')
  rmSync(join(out, 'old.txt'))
  writeFileSync(join(out, 'old.txt'), 'after')
  rollback(root, out)
  const others = { 'b/mine.txt': 'mine', 'old.txt': 'after' }
  expect(tree(out)).toEqual({ 'a.html': '1', 'c/index.html': 'c', ...others })
  publish({ 'a.html': '3' }, 'swap')
  expect(tree(out)).toEqual({ 'a.html': '3', ...others })
  writeFileSync(join(out, 'c'), 'mine too')
  expect(() => rollback(root, out)).toThrow(/that Octavo did not make: c\./)
  expect(tree(out)).toEqual({ 'a.html': '3', c: 'mine too', ...others })
})

test('swap: what others put into the served folder comes along, unchanged files are hard links', () => {
  publish({ 'a.html': 'a', 'b/index.html': 'b1' }, 'swap')
  writeFileSync(join(out, 'b/mine.txt'), 'mine')
  const inode = statSync(join(out, 'a.html')).ino
  expect(publish({ 'a.html': 'a', 'b/index.html': 'b2' }, 'swap')).toMatchObject({ written: 1, unchanged: 1 })
  expect(tree(out)).toEqual({ 'a.html': 'a', 'b/index.html': 'b2', 'b/mine.txt': 'mine' })
  expect(statSync(join(out, 'a.html')).ino).toBe(inode)
  expect(() => publish({ 'b/mine.txt': 'ours' }, 'swap')).toThrow(/b\/mine\.txt/)
})

test('swap: a build that changes nothing keeps the release, and with it the one to go back to', () => {
  publish({ 'a.html': '1' }, 'swap')
  publish({ 'a.html': '2' }, 'swap')
  const target = readlinkSync(out)
  publish({ 'a.html': '2' }, 'swap')
  expect(readlinkSync(out)).toBe(target)
})

describe('links in the output', () => {
  test('are never written through, and nothing behind them is removed', () => {
    publish({ 'blog/a.html': 'a', 'index.html': 'i' })
    mkdirSync(join(root, 'else'))
    writeFileSync(join(root, 'else/a.html'), 'a')
    rmSync(join(out, 'blog'), { recursive: true })
    symlinkSync(join(root, 'else'), join(out, 'blog'))
    expect(() => publish({ 'blog/a.html': 'a', 'blog/b.html': 'b' })).toThrow(/blog\/a\.html, blog\/b\.html/)
    publish({ 'index.html': 'i' })
    cleanOutput(root, out)
    expect(tree(join(root, 'else'))).toEqual({ 'a.html': 'a' })
  })

  test('BU18: a link or a hard link in the place of our file is replaced, its target stays', () => {
    publish({ 'a.html': 'a1', 'b.html': 'b1' })
    for (const name of ['a', 'b']) writeFileSync(join(root, name), 'precious')
    for (const name of ['a.html', 'b.html']) unlinkSync(join(out, name))
    symlinkSync(join(root, 'a'), join(out, 'a.html'))
    execFileSync('ln', [join(root, 'b'), join(out, 'b.html')])
    publish({ 'a.html': 'a2', 'b.html': 'b2' })
    expect(tree(out)).toEqual({ 'a.html': 'a2', 'b.html': 'b2' })
    expect([readFileSync(join(root, 'a'), 'utf8'), readFileSync(join(root, 'b'), 'utf8')]).toEqual([
      'precious',
      'precious',
    ])
  })

  test.each(['folder', 'swap'] as const)(
    'an output that is a link of somebody else is refused (%s), and not cleaned',
    (mode) => {
      mkdirSync(join(root, 'else'))
      mkdirSync(join(root, '.octavo'))
      symlinkSync(join(root, 'else'), out)
      expect(() => publish({ 'a.html': 'a' }, mode)).toThrow(UsageError)
      cleanOutput(root, out)
      expect(readlinkSync(out)).toBe(join(root, 'else'))
    },
  )
})

test('names of JavaScript are names like others', () => {
  mkdirSync(out)
  writeFileSync(join(out, 'constructor'), 'mine')
  expect(() => publish({ constructor: 'ours' })).toThrow(UsageError)
  const writer = openWriter({ root, out, mode: 'folder' })
  writer.stage('__proto__', encoder.encode('p'))
  writer.commit()
  expect(readFileSync(join(out, '__proto__'), 'utf8')).toBe('p')
  publish({})
  expect(tree(out)).toEqual({ constructor: 'mine' })
})

test.each(['a//b.html', '../b.html', ''])('PA01: %j is refused when it is staged, not half-way', (path) => {
  const writer = staged({ 'a.html': 'a' })
  expect(() => writer.stage(path, encoder.encode('b'))).toThrow(/refused to write/)
  writer.abort()
  expect(leftovers()).toEqual([])
})

test('PA11: a path that is too long for the system is refused when it is staged, and the next build is free', () => {
  publish({ 'a.html': 'a' })
  const writer = staged({ 'a.html': 'b' })
  const long = `${Array(25).fill('y'.repeat(190)).join('/')}/index.html`
  expect(() => writer.stage(long, encoder.encode('b'))).toThrow(EnvironmentError)
  writer.abort()
  publish({ 'a.html': 'c' })
  expect(tree(out)).toEqual({ 'a.html': 'c' })
})

test('a path that is staged twice is a fault of ours', () => {
  const writer = staged({ 'a.html': 'a' })
  expect(() => writer.stage('a.html', encoder.encode('b'))).toThrow(/twice/)
  writer.abort()
  expect(existsSync(out)).toBe(false)
})

test('SPEC 13.26: how a build differs stands in the manifest until a plain one', () => {
  staged({ 'a.html': 'a' }, 'folder', out, ['drafts']).commit()
  expect(published(outputPlace(root, out))?.flags).toEqual(['drafts'])
  publish({ 'a.html': 'a' })
  expect(published(outputPlace(root, out))?.flags).toEqual([])
})

test('BU18: modes are 0644 and 0755 under any umask, and are put right again', async () => {
  const script = await bundle(root, 'once.ts')
  execFileSync('sh', ['-c', `umask 077; exec "${process.execPath}" "${script}" "${root}" folder even`])
  const modes = () =>
    readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => {
      const stat = lstatSync(join(out, path))
      return `${stat.isDirectory() ? 'folder' : 'file'} ${(stat.mode & 0o7777).toString(8)}`
    })
  expect(new Set([...modes(), `folder ${(statSync(out).mode & 0o7777).toString(8)}`])).toEqual(
    new Set(['file 644', 'folder 755']),
  )
  execFileSync('chmod', ['600', join(out, 'p0/index.html')])
  execFileSync(process.execPath, [script, root, 'folder', 'even'])
  expect(new Set(modes())).toEqual(new Set(['file 644', 'folder 755']))
})

const isOther = statSync(memory()).dev !== statSync(tmpdir()).dev
test.runIf(isOther)('an output on another file system has its stage inside, and none after', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'octavo-'))
  const target = join(elsewhere, 'site')
  publish({ 'a.html': 'a1', 'b.html': 'b' }, 'folder', target)
  const writer = staged({ 'a.html': 'a2' }, 'folder', target)
  expect(readdirSync(target).sort()).toEqual(['.octavo-stage', 'a.html', 'b.html'])
  writer.commit()
  expect(tree(target)).toEqual({ 'a.html': 'a2' })
  staged({ 'a.html': 'a3' }, 'folder', target)
  rmSync(join(root, '.octavo/lock'))
  recover(root)
  expect(readdirSync(target)).toEqual(['a.html'])
  rmSync(elsewhere, { recursive: true })
})

test('BU08: of many processes one works at a time, and none is lost', async () => {
  const script = await bundle(root, 'count.ts')
  const runs = Array.from({ length: 4 }, () => spawn(process.execPath, [script, root, '40']))
  const codes = await Promise.all(runs.map((run) => new Promise((done) => run.once('exit', done))))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(readFileSync(join(root, 'count'), 'utf8')).toBe('160')
  expect(readdirSync(join(root, '.octavo'))).toEqual([])
}, 30_000)

test('BU07: in sixty random histories no file of others is lost, and ours are those of the last build', () => {
  let seed = 20261124
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return (seed >> 8) % below
  }
  const names = ['a', 'b', 'a/c', 'a/d', 'b/e/f', 'g/h', 'g']
  for (let history = 0; history < 60; history++) {
    const target = join(root, `out${history % 7}`)
    const foreign = new Map<string, string>()
    let ours: Files = {}
    for (let step = 0; step < 5; step++) {
      if (random(3) === 0)
        addForeign(target, names[random(names.length)] ?? '', `mine ${history}.${step}`, foreign, ours)
      const next = pick(names, random, `${history % 7}.${random(2)}`)
      try {
        publish(next, 'folder', target)
        ours = next
      } catch (cause) {
        expect(cause).toBeInstanceOf(UsageError)
      }
      expect(tree(target)).toEqual({ ...ours, ...Object.fromEntries(foreign) })
    }
    cleanOutput(root, target)
    expect(tree(target)).toEqual(Object.fromEntries(foreign))
    rmSync(target, { recursive: true, force: true })
  }
})

function addForeign(
  target: string,
  name: string,
  text: string,
  foreign: Map<string, string>,
  ours: Files,
): void {
  const path = join(target, name)
  const isFree = [...Object.keys(ours), ...foreign.keys()].every(
    (other) => other !== name && !other.startsWith(`${name}/`) && !name.startsWith(`${other}/`),
  )
  if (!isFree) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  foreign.set(name, text)
}

/** A random set of files of which none is the folder of another. */
function pick(names: readonly string[], random: (below: number) => number, text: string): Files {
  const chosen: string[] = []
  for (const name of names) {
    const fits = chosen.every((other) => !other.startsWith(`${name}/`) && !name.startsWith(`${other}/`))
    if (fits && random(2) === 0) chosen.push(name)
  }
  return Object.fromEntries(chosen.map((name) => [name, `${name} ${text}`]))
}
