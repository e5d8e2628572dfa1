import { sticky } from '../../text/sticky.ts'
import type { Json } from '../../types.ts'
import { readLiteral } from './literal.ts'

/** What a name stands for, how many characters its data has at most, and how deep it is nested. */
export interface Named {
  readonly value: Json
  readonly size: number
  readonly depth: number
}

/** Names that a text gives to data at its top. */
export interface Names {
  readonly data: Map<string, Named>
  /** So many characters may yet be repeated by names: of a post and all of its snippets. */
  readonly room: { left: number }
}

/** More than any post repeats: names of names of names would be more than any memory holds. */
export const REPEATED = 1_000_000

const IMPORT =
  /import\s+(?<name>[\w$]+)\s+from\s*(?<quote>['"])(?<path>[^'"\n]+)\k<quote>\s*;?\s*(?:\/\/[^\n]*)?$/y
const EXPORT = /export\s+(?:const|let|var)\s+(?<name>[\w$]+)\s*(?::\s*[\w$[\]]+\s*)?=(?!=)/y

/** What of a module is an address to those who import it, and no code. */
const FILE =
  /\.(?:apng|avif|bmp|gif|ico|jpe?g|m4a|m4v|mov|mp3|mp4|ogg|ogv|pdf|png|svg|wav|webm|webp|zip)(?:\?\w+)?$/i

/**
 * The name that an `import` or `export` statement gives to data, and the data: a file is its address, everything else a literal.
 * Undefined where it is code.
 */
export function namedData(statement: string, names: Names): readonly [name: string, data: Named] | undefined {
  const file = sticky(IMPORT, statement, 0)?.groups
  if (file !== undefined) {
    const { name = '', path = '' } = file
    const value = addressOf(path.replace(/\?\w+$/, ''))
    return FILE.test(path) ? [name, { value, size: value.length, depth: 0 }] : undefined
  }
  const found = sticky(EXPORT, statement, 0)
  if (found === null) return undefined
  const data = readLiteral(statement.slice(found[0].length).trimEnd().replace(/;$/, ''), names)
  return 'fault' in data ? undefined : [found.groups?.name ?? '', data]
}

/** The address that a path of Docusaurus's means: what it has in `static/` lies at the root of the site. */
export function addressOf(path: string): string {
  return path.replace(/^@site\/static(?=\/)/, '')
}
