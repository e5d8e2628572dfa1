import { sticky } from '../../text/sticky.ts'
import type { Json } from '../../types.ts'
import { readLiteral } from './literal.ts'

/** Names that a text gives to data at its top, and the data. */
export type Names = ReadonlyMap<string, Json>

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
export function namedData(statement: string, names: Names): readonly [name: string, value: Json] | undefined {
  const file = sticky(IMPORT, statement, 0)?.groups
  if (file !== undefined) {
    const { name = '', path = '' } = file
    return FILE.test(path) ? [name, addressOf(path.replace(/\?\w+$/, ''))] : undefined
  }
  const found = sticky(EXPORT, statement, 0)
  if (found === null) return undefined
  const literal = readLiteral(statement.slice(found[0].length).trimEnd().replace(/;$/, ''), names)
  return 'fault' in literal ? undefined : [found.groups?.name ?? '', literal.value]
}

/** The address that a path of Docusaurus's means: what it has in `static/` lies at the root of the site. */
export function addressOf(path: string): string {
  return path.replace(/^@site\/static(?=\/)/, '')
}
