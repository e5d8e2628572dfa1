/** What could be read as markdown in words that stand for themselves. */
export const SIGNS = /[\\`*[\]<&~$]|(?<!\w)_|_(?!\w)|^\^/g

/** What a tag is given, without the quotes. */
export interface Item {
  readonly text: string
  readonly isQuoted: boolean
}

const PIECE = /"([^"]*)"|'([^']*)'|([^\s"'][^\s"]*)|([ \t]+)/gy

/** What a tag is given, one by one; undefined where a quote is never closed. */
export function itemsOf(given: string): readonly Item[] | undefined {
  const items: Item[] = []
  let [end, isOpen] = [0, false]
  for (const { index, 0: whole, 1: double, 2: single, 3: bare } of given.matchAll(PIECE)) {
    end = index + whole.length
    const text = double ?? single ?? bare
    const before = isOpen && text !== undefined ? items.pop() : undefined
    isOpen = text !== undefined
    if (text === undefined) continue
    const isQuoted = before === undefined && bare === undefined
    items.push({ text: (before?.text ?? '') + text, isQuoted })
  }
  return end === given.length ? items : undefined
}
