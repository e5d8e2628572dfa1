import { error, topOf, warning } from '../report.ts'
import type { Diagnostic } from '../types.ts'

/**
 * A symbolic link in the project leads to a place inside the project. Octavo does not follow links, so
 * that each file is published once and under one name; put the file itself there, or remove the link.
 */
export function linkInside(path: string, target: string): Diagnostic {
  return warning(
    'io/link-inside',
    topOf(path),
    `a link to \`${target}\`, which is not followed`,
    'put the file itself here, or remove the link',
  )
}

/**
 * A symbolic link leads out of the project. Following it could publish a file that was never meant for
 * the site, so the build stops; copy what you want to publish into the project and remove the link.
 */
export function linkLeaves(path: string, target: string): Diagnostic {
  return error(
    'io/link-leaves',
    topOf(path),
    `a link that leaves the project, to \`${target}\`; it is not followed`,
    'copy what the site needs into the project and remove the link',
  )
}

/** A symbolic link leads to nothing: its target was moved or removed. Mend the link or remove it. */
export function linkDangling(path: string, target: string): Diagnostic {
  return warning(
    'io/link-dangling',
    topOf(path),
    `a link to \`${target}\`, where there is nothing`,
    'mend the link or remove it',
  )
}

/** A file has the name of a folder that the site is read from, so that everything in that folder would be gone. Rename it. */
export function notAFolder(path: string): Diagnostic {
  return error('io/not-a-folder', topOf(path), 'a file, and Octavo reads a folder of that name', 'rename it')
}

/** Something that is no ordinary file (a pipe, a socket, a device) lies among the site's files. It is left out; remove it. */
export function notAFile(path: string, kind: string): Diagnostic {
  return warning('io/not-a-file', topOf(path), `${kind}, not a file; it is left out`, 'remove it')
}

/**
 * A folder has a name that ends like a post's (`notes.md/`). Its files are read as usual, but it is no
 * post itself; give it a name without the ending.
 */
export function folderLikePage(path: string): Diagnostic {
  return warning(
    'io/folder-like-page',
    topOf(path),
    'a folder with the name of a page; it is no page itself',
    'rename it without the ending',
  )
}

/** A file or a folder of the site cannot be read. Change its permissions so that whoever builds may read it. */
export function unreadable(path: string, reason: string): Diagnostic {
  return error(
    'io/unreadable',
    topOf(path),
    `cannot be read: ${reason}`,
    'let the user that runs the build read it',
  )
}

/** A file changed again and again while it was read, so there is no one state of it to publish. Build again. */
export function changing(path: string): Diagnostic {
  return error(
    'io/changing',
    topOf(path),
    'changed while it was read',
    'build again when nothing writes to it',
  )
}

/**
 * A file is larger than Octavo reads: a text of more than 5 MB or any other file of more than 100 MB. Split
 * the text; host very large downloads elsewhere and link to them.
 */
export function tooLarge(path: string, bytes: number, limit: number): Diagnostic {
  return error(
    'io/too-large',
    topOf(path),
    `${megabytes(bytes)} MB, the limit is ${megabytes(limit)} MB`,
    'split it, or host it elsewhere and link to it',
  )
}

/**
 * `public/` holds something that should never be published: a repository, a key, a file of passwords,
 * installed packages. Everything in `public/` is copied to the site, so the build stops; move it elsewhere.
 */
export function secret(path: string, what: string): Diagnostic {
  return error('io/secret', topOf(path), `${what} would be published`, 'move it out of `public/`')
}

/**
 * Two files have the same name, written with different Unicode forms of the same letters. Most systems
 * cannot keep them apart; rename one of them.
 */
export function twinNames(path: string): Diagnostic {
  return error(
    'io/twin-names',
    topOf(path),
    'two files have this name, in different Unicode forms',
    'rename one of them',
  )
}

/** A file name holds a control character, a backslash or bytes that are not UTF-8, so it can be no address. Rename it. */
export function oddName(path: string): Diagnostic {
  return error(
    'io/odd-name',
    topOf(path),
    `${JSON.stringify(path)} is a name that can be no address: it holds a control character, a backslash or broken letters`,
    'rename it',
  )
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
}
