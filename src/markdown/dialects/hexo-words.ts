import { itemsOf, SIGNS } from './hexo-items.ts'
import { ADDRESS, type Instead, type Where } from './hugo.ts'

/** Of Butterfly and Bootstrap: which colour it has, the theme knows. */
const COLOURS =
  /^(?:default|primary|success|info|warning|danger|blue|pink|red|purple|orange|green|cyan|yellow|gr[ae]y)$/

/** `{% label info@words %}` of NexT, `{% label info @words %}` of Fluid and `{% label words blue %}` of Butterfly: words that are marked. */
export function labelOf(given: string, { isHtml }: Where): Instead | undefined {
  const words = /^[a-z]*[ \t]*@[ \t]*(\S.*)$/.exec(given.trim())?.[1] ?? withoutColour(given)
  if (words === undefined || (isHtml && /[<&]/.test(words))) return undefined
  const said = isHtml ? words : words.replace(SIGNS, '\\$&')
  // What is left of the tag's length becomes blanks between the two, within `<mark … >`.
  return { head: '<mark', tail: `>${said}</mark>`, as: 'marked words' }
}

function withoutColour(given: string): string | undefined {
  const items = itemsOf(given.trim())?.map(({ text }) => text) ?? []
  const isLast = items.length > 1 && COLOURS.test(items.at(-1) ?? '')
  const words = isLast ? items.slice(0, -1) : items
  return words.length === 1 || isLast ? words.join(' ') : undefined
}

/** What leads somewhere. */
const LEADS = /^(?:https?:\/\/|mailto:|\.{0,2}\/|#)/

/**
 * Words and address of a button: `{% button address, words, picture %}` of NexT and Butterfly, `{% btn look::words::address::picture %}` of Volantis,
 * and `{% button words address %}` of Stellar. How it looks, the theme knows.
 */
export function buttonOf(given: string): { readonly words: string; readonly url: string } | undefined {
  const [url = '', words = ''] = partsOf(given.trim()).map(plain)
  return words !== '' && LEADS.test(url) && ADDRESS.test(url) ? { words, url } : undefined
}

function partsOf(given: string): readonly string[] {
  const [, words = '', url = ''] = given.split('::')
  if (url !== '') return [url, words]
  if (given.includes(',')) return given.split(',')
  const items =
    itemsOf(given)?.flatMap(({ text }) => (/^(?:color|icon|size):/.test(text) ? [] : [text])) ?? []
  const at = items.findIndex((text) => LEADS.test(text))
  return at === items.length - 1 ? [items[at] ?? '', items.slice(0, at).join(' ')] : []
}

function plain(part: string): string {
  const [, , quoted] = /^(["'])([^"']*)\1$/.exec(part.trim()) ?? []
  return quoted ?? part.trim()
}
