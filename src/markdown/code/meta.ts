/** A piece of what follows a fence's language. */
export type Piece =
  | { readonly kind: 'word' | 'title' | 'braces'; readonly text: string }
  | { readonly kind: 'option'; readonly key: string; readonly value: string }

// In this order: `/word/2` and `"text"` mark words, which only others do; `key={…}`, `{…}`; `key=value`, with the
// value in quotes or brackets or bare; `key:value` of Hexo and of Obsidian's plugins; `[title]` of VitePress; any other word. Linear: each
// alternative begins at a sign of its own and takes no blank but inside of its pair of signs.
const PIECE = new RegExp(
  [
    '/(?:\\\\.|[^/\\\\\\n])+/[\\d,-]*(?:#\\w+)?(?=\\s|$)',
    '(?:"[^"]*"|\'[^\']*\')(?:#\\w+)?',
    '(?<braced>:?[\\w-]*)=?\\{(?<inner>(?:"[^"]*"|[^{}])*)\\}(?:#\\w+)?',
    ':?(?<key>[\\w-]+)=(?<value>"[^"]*"|\'[^\']*\'|\\[[^\\]]*\\]|\\d+(?:-\\d+)?(?: +\\d+(?:-\\d+)?)+(?=[\\s,]|$)|[^\\s,{}]*)',
    '(?<hexo>mark|first_line|line_number|lang|caption|title|file|filename):(?<text> ?(?:"[^"]*"|\'[^\']*\')|\\S+)',
    '\\[(?<title>[^\\]]+)\\]',
    '(?<word>[^\\s,]+)',
  ].join('|'),
  'g',
)

/**
 * Cut the words behind a language into pieces.
 *
 * @param isLast whether the value of an option goes on to the end, blanks included: `hl_lines=1 3-5`
 */
export function piecesOf(text: string, isLast: boolean): readonly Piece[] {
  const option = isLast ? /^([\w-]+)\s*=\s*([^"'\s].*)$/.exec(text) : null
  if (option !== null) return [{ kind: 'option', key: option[1] ?? '', value: option[2] ?? '' }]
  return [...text.matchAll(PIECE)].flatMap(({ groups = {} }): readonly Piece[] => {
    const { braced, inner, key, value, hexo, text: given, title, word } = groups
    if (inner !== undefined)
      return braced ? [optionOf(braced.replace(/^:/, ''), inner)] : [{ kind: 'braces', text: inner }]
    if (key !== undefined) return [optionOf(key, value ?? '')]
    if (hexo !== undefined) return [optionOf(hexo, given ?? '')]
    if (title !== undefined) return [{ kind: 'title', text: title }]
    return word === undefined ? [] : [{ kind: 'word', text: word }]
  })
}

const PAIR = /["']?([\w-]+)["']?\s*:\s*("[^"]*"|'[^']*'|\[[^\]]*\]|[^,]*)(?:,|$)/g

/** The options of `key: value, key: value`, as an object of JavaScript has them; none, if it is something else. */
export function pairsOf(text: string): readonly Piece[] {
  if (!/^\s*["']?[\w-]+["']?\s*:/.test(text)) return []
  return [...text.matchAll(PAIR)].map(([, key = '', value = '']) => optionOf(key, value.trim()))
}

function optionOf(key: string, value: string): Piece {
  const quoted = /^\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(value)
  return { kind: 'option', key, value: quoted?.[1] ?? quoted?.[2] ?? value }
}
