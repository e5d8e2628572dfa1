import { existsSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { hash } from '../text/hash.ts'
import { contentOf, type Manifest, manifestAbove, packageName } from './packages.ts'

/** What a module of the site's own is made of. */
interface Made {
  /** Hashes of its file and of those that it imports or names by relative paths, in the order of meeting them. */
  readonly files: readonly string[]
  /** Packages that these import, and the folder that each is looked for from. */
  readonly packages: ReadonlyMap<string, string>
}

/**
 * What stands between quotes behind `from`, `import`, `require` and `new URL`. More is met than is imported (in a comment,
 * say), which costs nothing; what a program puts together itself cannot be seen.
 */
const NAMED = /(?:\bfrom|\bimport|\brequire|\bnew URL)\s*\(?\s*(['"`])([^'"`$\n]+)\1/g
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g

/** Follow the imports of a file as Node.js does. */
export function followImports(file: string): Made {
  const files: string[] = []
  const packages = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (path: string): void => {
    const found = resolved(path)
    if (found === undefined) return void files.push(...(isFolder(path) ? contentOf(path) : ['missing']))
    if (seen.has(found)) return
    seen.add(found)
    const text = readFileSync(found, 'utf8')
    files.push(hash(text))
    for (const name of namesIn(text)) follow(name, dirname(found))
  }
  const follow = (name: string, folder: string): void => {
    if (/^\.{1,2}(?:\/|$)/.test(name)) visit(resolve(folder, name))
    else if (name.startsWith('#')) for (const target of targetsOf(folder)) followTarget(target)
    else if (isPackage(name)) packages.set(packageName(name), folder)
  }
  const followTarget = (target: string): void => {
    const star = target.indexOf('*')
    if (star === -1) visit(target)
    else if (isFolder(dirname(target.slice(0, star + 1))))
      files.push(...contentOf(dirname(target.slice(0, star + 1))))
  }
  visit(file)
  return { files, packages }
}

function namesIn(text: string): ReadonlySet<string> {
  // What looks like a comment may be part of a text, so both readings count.
  const all = [text, text.replace(COMMENT, ' ')].flatMap((one) => [...one.matchAll(NAMED)])
  return new Set(all.map((match) => match[2] ?? ''))
}

function isPackage(name: string): boolean {
  return /^@?[a-z0-9]/i.test(name) && !name.includes(':') && !builtinModules.includes(name)
}

/** The file that Node.js takes for a path, in a module of either kind. */
function resolved(path: string): string | undefined {
  return ['', '.js', '.json', '.node'].map((ending) => path + ending).find(isFile)
}

/** All files that the nearest package.json has below `imports`, whatever their condition. */
function targetsOf(folder: string): readonly string[] {
  const found = manifestAbove(folder)
  const targets: string[] = []
  const collect = (value: Manifest['imports']): void => {
    if (typeof value === 'string') targets.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(found?.manifest.imports)
  return targets
    .filter((target) => target.startsWith('./'))
    .map((target) => join(found?.folder ?? '', target))
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
