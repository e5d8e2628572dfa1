import { insteadOfTag, isHexo } from '../dialects/hexo.ts'
import { itemsOf } from '../dialects/hexo-items.ts'
import { quoteFor } from '../dialects/quote-tags.ts'

/** What to write instead of a tag of Hexo's that is printed as it stands, with all that it says; undefined where its name says it. */
export function hexoHint(whole: string, file: string): string | undefined {
  const [, name = '', given = ''] = /^\{%-?[ \t]*([\w-]+)[ \t]+([^\n]*?)[ \t]*-?%\}$/.exec(whole) ?? []
  const items = itemsOf(given)?.map(({ text }) => text) ?? []
  const [first] = items
  if (first === undefined) return undefined
  if (/^(?:block)?quote$/.test(name)) return quoteFor(name, given)?.hint
  if (name === 'gist') return gistHint(first)
  if (name === 'jsfiddle') return `write <Embed url="https://jsfiddle.net/${first}/" title="…"/>`
  if (name === 'iframe') return `write <Embed url="${first}" title="…"/>`
  if (/^include[_-]code$/.test(name)) return codeHint(items)
  if (!isHexo(name)) return undefined
  const instead = insteadOfTag(name, given, { file, isAddress: name.endsWith('_path'), isHtml: false })
  return instead && `write \`${instead.better ?? instead.head + instead.tail}\``
}

function gistHint(written: string): string {
  const [id = '', user = '…'] = written.split('/').reverse()
  return `write <Gist user="${user}" id="${id}"/>`
}

/** The file is the last that is said, and its language the end of its name, if none is. */
function codeHint(items: readonly string[]): string {
  const path = items.at(-1) ?? ''
  const language = items.find((item) => item.startsWith('lang:'))?.slice('lang:'.length)
  const ending = /\.(\w+)$/.exec(path)?.[1]
  return `write the code between \`\`\` lines: \`\`\`${language ?? ending ?? 'text'} title="${path}"`
}
