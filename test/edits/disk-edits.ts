import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './folder.ts'
import type { Random } from './random.ts'
import { type Edit, type Place, pathsOf, type State } from './state.ts'

/** What happens to the disk and must not be seen in what is built: a clean build never meets it. */

export function touch(state: State, random: Random): Edit {
  const all = pathsOf(state, /./)
  const paths = random.chance(0.2) ? all : [random.pick(all)]
  const time = 1_700_000_000 + random.below(100_000_000)
  return {
    says: `touch ${paths.length === 1 ? paths[0] : 'every file'}`,
    state,
    onDisk: ({ root }) => {
      for (const path of paths) utimesSync(join(root, path), time, time)
      return ''
    },
  }
}

type Harm = readonly [says: string, task: (file: string, other: string, at: number) => void]

const HARMS: readonly Harm[] = [
  ['delete', (file) => rmSync(file)],
  ['empty', (file) => truncateSync(file)],
  ['cut in half', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['flip a byte of', flipByte],
  ['flip a byte of', flipByte],
  ['write more to', (file) => appendFileSync(file, 'more')],
  ['write nonsense to', (file) => writeFileSync(file, '{"entries":[],"files":{}}\n')],
  ['put another one in the place of', (file, other) => writeFileSync(file, readFileSync(other))],
]

function flipByte(file: string, _: string, at: number): void {
  const bytes = readFileSync(file)
  const index = at % Math.max(1, bytes.length)
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8))
  writeFileSync(file, bytes)
}

export function harmCache(state: State, random: Random): Edit {
  const draws = Array.from({ length: 4 }, () => random.below(1_000_000))
  const [says, task] = random.pick(HARMS)
  const isAll = random.chance(0.15)
  return {
    says: 'harm the cache',
    state,
    onDisk: (place) => {
      const cache = cacheOf(place)
      const files = filesBelow(cache)
      if (isAll || files.length === 0) {
        rmSync(cache, { recursive: true, force: true })
        return 'delete all of it'
      }
      const [file = '', other = ''] = draws.map((draw) => files[draw % files.length])
      task(join(cache, file), join(cache, other), draws[2] ?? 0)
      return `${says} ${file}`
    },
  }
}

/** Keep the cache as it is, or put back the one that was kept: what a host's cache of builds does. */
export function exchangeCache(state: State, random: Random): Edit {
  const isKept = random.chance(0.5)
  return {
    says: 'the cache',
    state,
    onDisk: (place) => {
      const cache = cacheOf(place)
      const [from, to] = isKept || !existsSync(place.kept) ? [cache, place.kept] : [place.kept, cache]
      if (!existsSync(from)) return 'there is none'
      rmSync(to, { recursive: true, force: true })
      cpSync(from, to, { recursive: true, preserveTimestamps: true })
      return to === cache ? 'put the older one back' : 'keep it for later'
    },
  }
}

/** Somebody edits what was published; the next build that succeeds restores it. */
export function changeOutput(state: State, random: Random): Edit {
  const draw = random.below(1_000_000)
  const [says, task] = random.pick<Harm>([
    ['delete', (file) => rmSync(file)],
    ['write more to', (file) => appendFileSync(file, 'by hand')],
    ['empty', (file) => writeFileSync(file, '')],
    ['flip a byte of', flipByte],
  ])
  return {
    says: 'the output',
    state,
    onDisk: ({ root }) => {
      const files = filesBelow(join(root, '_site'))
      if (files.length === 0) return 'there is none'
      const file = join(root, '_site', files[draw % files.length] ?? '')
      task(file, file, draw)
      return `${says} ${files[draw % files.length]}`
    },
  }
}

/** The same site at another place: caches that a host restores are used like this. */
export function moveSite(state: State): Edit {
  return {
    says: 'move the site',
    state,
    onDisk: (place) => {
      const to = place.root.endsWith('-moved') ? place.root.slice(0, -'-moved'.length) : `${place.root}-moved`
      renameSync(place.root, to)
      place.root = to
      return to
    },
  }
}

function cacheOf({ root }: Place): string {
  return join(root, '.octavo/cache')
}
