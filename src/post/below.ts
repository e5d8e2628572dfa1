import { isList, isMap, join, type Located, placeOf } from '../config/located.ts'
import { draftBelow } from '../report/holding.ts'
import { topOf } from '../report.ts'
import type { Json, Report } from '../types.ts'
import { isYes, saysHeld } from './holding.ts'
import type { Language } from './split.ts'

/**
 * Tell `draft: true` in a map of the front matter. Below `extra` a key is the author's own, but not in TOML: a line that is added at
 * the end belongs to the last table there, which may be `[menu.main]` or `[[resources]]`, and the author means the post.
 */
export function reportDraftBelow(located: Located, language: Language | undefined, report: Report): void {
  const isToml = language === 'toml'
  for (const [table, value] of Object.entries(isMap(located.value) ? located.value : {})) {
    if (table === 'extra' && !isToml) continue
    const found = isToml ? draftIn(value, table, table) : draftOf(value, table, table)
    // What `cascade` and its like hold is told with the key itself.
    if (found === undefined || saysHeld(table, value)) continue
    report(draftBelow(placeOf(located.keys, found.path, topOf('')), found.table, isToml))
  }
}

interface Below {
  readonly path: string
  /** As it stands between the brackets of TOML. */
  readonly table: string
}

function draftOf(value: Json, path: string, table: string): Below | undefined {
  if (!isMap(value)) return undefined
  const key = Object.keys(value).find((name) => name.toLowerCase() === 'draft' && isYes(value[name] ?? null))
  return key === undefined ? undefined : { path: join(path, key), table }
}

/** The first one in a table of TOML, and in those inside of it. A list below `extra` is data of the author's own. */
function draftIn(value: Json, path: string, table: string): Below | undefined {
  const found = draftOf(value, path, table)
  if (found !== undefined) return found
  const isOwnList = isList(value) && /^extra\./.test(table)
  const parts = isMap(value) ? Object.entries(value) : isList(value) && !isOwnList ? value.entries() : []
  for (const [key, part] of parts) {
    const inner = draftIn(part, join(path, key), isMap(value) ? join(table, key) : `[${table}]`)
    if (inner !== undefined) return inner
  }
  return undefined
}
