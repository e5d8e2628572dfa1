import { scriptImport } from '../report/style.ts'
import { linesOf, placeAt } from '../text/lines.ts'
import type { Report, Source } from '../types.ts'

/** What a module of JavaScript imports by a path of its own, where such a statement begins a line or follows another. */
const IMPORT =
  /(?:^|[\n;}])[ \t]*(?:import\s*(?:[^'"`;()=]*?\bfrom\s*)?|export\s*[^'"`;()=]*?\bfrom\s*)(["'])(\.\.?\/[^"'\n]+)\1/g

export function isScript(path: string): boolean {
  return /\.m?js$/.test(path)
}

/** Name what a script of the theme imports from beside it: names of published files hold a hash. */
export function checkImports({ path, bytes }: Source, report: Report): void {
  const text = new TextDecoder().decode(bytes)
  if (!text.includes('import') && !text.includes('export')) return
  const lines = linesOf(text)
  for (const { index, 0: statement, 2: name = '' } of text.matchAll(IMPORT)) {
    const offset = index + statement.length - name.length - 1
    report(scriptImport(placeAt(lines, path, offset, name.length), name))
  }
}
