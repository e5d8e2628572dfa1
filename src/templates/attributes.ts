import { htmlInAttribute } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import { TemplateFault } from './fault.ts'
import { Html } from './html.ts'
import { childrenOf, Filter, Output, Tag, type Template, type Value } from './liquid.ts'
import { outputsOf, piecesOf } from './markup.ts'
import { print } from './output.ts'

/**
 * Make what stands in quoted attributes (`title="{{ post.excerpt }}"`) print HTML so that no quote in it ends the
 * attribute, and refuse tags there and in `<title>`. Such places are looked for once, when a template is parsed.
 */
export function guardAttributes(templates: Template[], text: string): Template[] {
  const places = outputsOf(text, piecesOf(text), ({ kind, text }) => kind === 'output' || RENDER.test(text))
  const holders = places.flatMap(({ begin, context, attribute, element }): [number, string][] => {
    if (context === 'quoted') return [[begin, attribute]]
    return context === 'text' && /^(?:title|textarea)$/.test(element) ? [[begin, `<${element}>`]] : []
  })
  if (holders.length > 0) guard(templates, new Map(holders))
  return templates
}

const RENDER = /^\{%-?\s*render\b/

/** A tag that prints a partial into an attribute. */
interface Holding {
  holder?: string
}

function guard(templates: readonly Template[], holders: ReadonlyMap<number, string>): void {
  for (const template of templates) {
    const holder = holders.get(template.token.begin)
    if (holder !== undefined) hold(template, holder)
    guard(childrenOf(template), holders)
  }
}

function hold(template: Template, holder: string): void {
  // The last filter of an output is `print`.
  if (template instanceof Output) template.value.filters.splice(-1, 1, printerFor(holder))
  else if (template instanceof Tag && template.name === 'echo')
    (template as { readonly value?: Value }).value?.filters.push(quoterFor(holder))
  else if (template instanceof Tag) (template as Holding).holder = holder
}

/** Where a tag stands that prints a partial: an attribute or a `<title>`, if it is in one. */
export function holderOf(tag: Tag): string | undefined {
  return (tag as Holding).holder
}

function printerFor(holder: string): Filter {
  return filterOf('print', (value) => (value instanceof Html ? printInto(holder, value) : print(value)))
}

/** What `echo` prints has no filter that does it. */
function quoterFor(holder: string): Filter {
  return filterOf('quote', (value) => (value instanceof Html ? new Html(printInto(holder, value)) : value))
}

/** A filter of ours that no template names. */
export function filterOf(name: string, handler: (value: unknown) => unknown): Filter {
  return new Filter({ name, args: [] } as never, handler, undefined as never)
}

/** Words for readers and machines. Other attributes (`data-…`) may hold HTML for a script. */
const OF_WORDS = /^(?:[a-z]+|aria-[a-z]+|<.*)$/i

/** HTML as an attribute holds it. */
export function printInto(holder: string, html: Html): string {
  if (!html.hasTags) return String(html).replace(/["']/g, escapeHtml)
  if (OF_WORDS.test(holder)) throw new TemplateFault((place) => htmlInAttribute(place, holder))
  return escapeHtml(String(html))
}
