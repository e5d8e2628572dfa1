import { unsafeProp } from '../report/links.ts'
import { unsafeAddress } from '../report/template.ts'
import { decodeEntities } from '../text/entities.ts'
import { filterOf } from './attributes.ts'
import { TemplateFault } from './fault.ts'
import { isUnsafeAddress } from './filters.ts'
import { Html } from './html.ts'
import { childrenOf, type Filter, Output, Tag, type Template, type Value } from './liquid.ts'
import { textOf } from './plain.ts'

/**
 * Guard the outputs that begin an address (`href="{{ link }}"`): one that runs code is an error where it would
 * be printed. They are looked for once, when a template is parsed; the others pay nothing.
 *
 * @param name of the template: what a component is given is to be mended in the post
 */
export function guardAddresses(templates: Template[], text: string, name: string): Template[] {
  const begins = new Set([...text.matchAll(ADDRESS)].flatMap(beginningsIn))
  if (begins.size > 0) guard(templates, begins, filterFor(name))
  return templates
}

/** Attributes that a browser follows, or that it loads something from. */
const ADDRESS = /(?<![\w:.-])(?:xlink:href|href|src|action|formaction|poster|data)\s*=\s*(["'])(?=\s*\{)/gi
const LIQUID = /\{\{[\s\S]*?\}\}|\{%-?\s*([\w#]*)[\s\S]*?%\}/g
const OPENING: ReadonlySet<string> = new Set(['capture', 'case', 'comment', 'for', 'if', 'unless'])
const TURNING = /^(?:else|elsif|when|end\w+)$/

/** Offsets of the outputs before which nothing need stand in the value of an attribute, whichever branches are taken. */
function beginningsIn(attribute: RegExpExecArray): readonly number[] {
  const text = attribute.input
  const quote = attribute[1] ?? '"'
  const found: number[] = []
  let at = attribute.index + attribute[0].length
  let depth = 0
  let isBegun = false
  for (const piece of text.slice(at).matchAll(LIQUID)) {
    const begin = attribute.index + attribute[0].length + piece.index
    const between = text.slice(at, begin)
    if (between.includes(quote)) break
    if (between.trim() !== '') isBegun = true
    if (isBegun && depth === 0) break
    const tag = piece[1]
    if (tag !== undefined && OPENING.has(tag)) depth++
    else if (tag !== undefined && TURNING.test(tag)) {
      isBegun = false
      if (tag.startsWith('end')) depth--
    } else if (!isBegun && (tag === undefined || tag === 'echo')) found.push(begin)
    at = begin + piece[0].length
  }
  return found
}

function guard(templates: readonly Template[], begins: ReadonlySet<number>, filter: Filter): void {
  for (const template of templates) {
    const isPrinting = template instanceof Output || (template instanceof Tag && template.name === 'echo')
    const { filters } = (isPrinting ? (template as { readonly value?: Value }).value : undefined) ?? {}
    // Behind the filters of an output stands the one that escapes.
    if (begins.has(template.token.begin))
      filters?.splice(template instanceof Output ? filters.length - 1 : filters.length, 0, filter)
    guard(childrenOf(template), begins, filter)
  }
}

function filterFor(name: string): Filter {
  const component = /^components\/(.*?)(?:\.feed)?\.html$/.exec(name)?.[1]
  return filterOf('address', (value) => {
    const text = value instanceof Html ? decodeEntities(String(value)) : textOf(value)
    // Most addresses are paths of the site, or begin with `http`.
    if (/^[/#h]/.test(text) || !isUnsafeAddress(text)) return value
    throw component === undefined
      ? new TemplateFault((place) => unsafeAddress(place, text))
      : new TemplateFault((place) => unsafeProp(place, component, text), undefined, 'subject')
  })
}
