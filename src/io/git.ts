import { spawn } from 'node:child_process'
import { makeBase, removeTree } from './disk.ts'
import { UsageError } from './errors.ts'
import { realPath, resolveInside } from './paths.ts'
import { stateFolder } from './place.ts'

/** The files of a revision, unpacked for a while. */
interface Checkout {
  readonly folder: string
  remove(): void
}

/**
 * Unpack what a folder held at a revision beside the cache, by `git archive` and `tar`.
 *
 * @throws {UsageError} when git does not know the revision, or one of the two is not there
 */
export async function checkout(folder: string, ref: string): Promise<Checkout> {
  const root = realPath(folder)
  const place = resolveInside(stateFolder(root), 'cache/revision')
  removeTree(place)
  makeBase(place)
  const remove = () => removeTree(place)
  try {
    if (ref.startsWith('-')) throw new UsageError(`\`${ref}\` is no revision.`)
    await unpack(root, ref, place)
    return { folder: place, remove }
  } catch (thrown) {
    remove()
    throw thrown
  }
}

function unpack(root: string, ref: string, place: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string) => reject(new UsageError(`git cannot give the files of \`${ref}\`: ${why}`))
    const git = spawn('git', ['archive', '--format=tar', ref, '.'], { cwd: root })
    const tar = spawn('tar', ['-x', '-C', place])
    let said = ''
    git.stderr.on('data', (text) => {
      said += text
    })
    git.on('error', () => refuse('git is not installed'))
    tar.on('error', () => refuse('tar is not installed'))
    tar.stdin.on('error', () => {})
    git.stdout.pipe(tar.stdin)
    // Either may be the first to be heard of.
    const ended = [git, tar].map((one) => new Promise<number | null>((done) => one.on('close', done)))
    Promise.all(ended).then(([gitCode, tarCode]) => {
      if (gitCode !== 0) refuse(said.trim().split('\n')[0] || 'it said nothing')
      else if (tarCode !== 0) refuse('the archive cannot be unpacked')
      else resolve()
    })
  })
}
