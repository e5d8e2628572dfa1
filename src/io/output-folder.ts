import { existsSync, lstatSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, parse } from 'node:path'
import { guard, UsageError } from './errors.ts'
import { isWithin, nameWithin, realPath } from './paths.ts'
import { currentRelease, type OutputPlace } from './place.ts'
import { isReleaseLink } from './release.ts'
import { manifestPath, published } from './state.ts'

/** How many files a refusal names. */
const NAMED = 5
/** Folders at the root of a disk that no site belongs in. Folders in them (`/var/www`) are fine. */
const SYSTEM: ReadonlySet<string> = new Set(
  'bin boot dev etc home lib lib64 mnt opt proc root run sbin srv sys tmp usr var Users System Library Applications Windows'.split(
    ' ',
  ),
)

/** What only looks like a disk, and may answer a write with anything. */
const DEVICES = ['/dev', '/proc', '/sys']

/** Folders of a project that hold its source. */
const SOURCES = [
  'content',
  'templates',
  'public',
  'src',
  'test',
  'docs',
  'plugins',
  'node_modules',
  '.git',
  '.octavo',
  'dist',
]

/**
 * Why a build into a folder could destroy something (SPEC 9): it is the project, above it, among its sources, a home folder,
 * the root of a disk, a repository, or a link that leads to one of these; undefined when it is none.
 *
 * @param sources folders that the configuration names, seen from the root
 */
export function dangerOf({ root, out }: OutputPlace, sources: readonly string[]): string | undefined {
  const target = guard(() => realPath(out), 'find the output folder')
  if (target === parse(target).root) return 'it is the root of the disk'
  if (isWithin(target, realPath(homedir()))) return 'it is a home folder, or holds one'
  if (isWithin(target, root)) return 'it is the project itself, or a folder above it'
  if (dirname(target) === parse(target).root && SYSTEM.has(basename(target)))
    return 'it belongs to the system'
  if (DEVICES.some((folder) => isWithin(folder, target)) && !isWithin('/dev/shm', target))
    return 'what lies there are devices, not files'
  const released = join(root, '.octavo', 'releases')
  for (const source of [...SOURCES, ...sources]) {
    const folder = join(root, source)
    if (isWithin(folder, target) && !isWithin(released, target)) return `it lies in ${source}/`
    if (isWithin(target, folder)) return `it holds ${source}/`
  }
  const kind = lstatSync(out, { throwIfNoEntry: false })
  if (kind !== undefined && !kind.isDirectory() && !kind.isSymbolicLink()) return 'a file has that name'
  return existsSync(join(target, '.git')) ? 'it holds a repository' : undefined
}

/** Refuse an output folder in which a build could destroy something. @throws {UsageError} */
export function refuseDangerous(place: OutputPlace, sources: readonly string[]): void {
  const why = dangerOf(place, sources)
  if (why === undefined) return
  const name = place.name === '' ? '.' : place.name
  throw new UsageError(
    `refused to build into ${name}: ${why}. Choose another folder with --out or output.dir.`,
  )
}

/** Refuse an output that the other mode made: no single step turns a folder into a link. @throws {UsageError} */
export function refuseOtherMode(place: OutputPlace, mode: 'folder' | 'swap'): void {
  const kind = lstatSync(place.out, { throwIfNoEntry: false })
  if (kind === undefined) return
  const isLink = kind.isSymbolicLink()
  if (isLink && !isReleaseLink(place)) {
    throw new UsageError(
      `${place.name} is a link that Octavo did not make. Remove it, or choose another folder with --out.`,
    )
  }
  if (mode === 'folder' && isLink) {
    throw new UsageError(
      `${place.name} is a link to a release, but output.mode is \`folder\`. Run \`octavo clean\` first.`,
    )
  }
  if (mode === 'swap' && !isLink) {
    throw new UsageError(
      `output.mode is \`swap\`, but ${place.name} is a folder. Run \`octavo clean\`, or move it away, first.`,
    )
  }
}

/**
 * Refuse a release without its manifest: what others put there would be dropped with it, and what is ours never.
 *
 * @throws {UsageError}
 */
export function refuseUnknown(place: OutputPlace): void {
  if (currentRelease(place) === undefined) return
  throw new UsageError(
    `the list of what Octavo made in ${place.name} is lost or damaged (${nameWithin(place.root, manifestPath(place))}), so files of others cannot be told from its own. Run \`octavo clean\`, which leaves all of them in an ordinary folder; move that away, and build again.`,
  )
}

/** Refuse a commit that would overwrite files of others. @throws {UsageError} which names them */
export function refuseForeign(place: OutputPlace, paths: readonly string[]): void {
  if (paths.length === 0) return
  const { name } = place
  const names = paths.slice(0, NAMED).join(', ')
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : ''
  const lost =
    published(place) === undefined
      ? ` Nothing in .octavo/ says what Octavo made there; if all of it came from Octavo, remove ${name} and build again.`
      : ''
  throw new UsageError(
    `refused to overwrite files in ${name} that Octavo did not make: ${names}${more}. Move them away, or choose another folder with --out.${lost}`,
  )
}
