import { expect } from 'vitest'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

/** A text as another generator has it, what is printed of it, and the findings as `code line:column`. */
export type Row = readonly [source: string, shown: string, findings: readonly string[]]

/** Both parsers, native first. */
export const lines = [await markdownLine('native'), await markdownLine('remark')] as const

/** Both parsers must print this, and tell that. */
export async function check([source, shown, findings]: Row): Promise<void> {
  for (const line of lines) {
    const made = await render(line, source, 'content/posts/fold/post.md')
    expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
  }
}

/** Rows for `test.each`, by their texts. */
export const named = (rows: readonly Row[]) => rows.map((row) => ({ row, name: JSON.stringify(row[0]) }))
