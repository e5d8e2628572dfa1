import { htmlInAttribute } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import { TemplateFault } from './fault.ts'
import { Html } from './html.ts'
import { Filter, Output, type Template, toValueSync } from './liquid.ts'
import { print } from './output.ts'
import { outputsOf, piecesOf } from './outputs.ts'

/**
 * Make the outputs in quoted attributes (`title="{{ post.excerpt }}"`) print HTML so that no quote in it ends the
 * attribute. They are looked for once, when a template is parsed.
 */
export function guardAttributes(templates: Template[], text: string): Template[] {
  const inAttributes = outputsOf(text, piecesOf(text)).filter(({ context }) => context === 'quoted')
  if (inAttributes.length > 0)
    guard(templates, new Map(inAttributes.map(({ begin, attribute }) => [begin, attribute])))
  return templates
}

function guard(templates: readonly Template[], attributes: ReadonlyMap<number, string>): void {
  for (const template of templates) {
    const attribute = attributes.get(template.token.begin)
    const { value } = template instanceof Output ? template : {}
    // The last filter of an output is `print`.
    if (attribute !== undefined) value?.filters.splice(-1, 1, printerFor(attribute))
    if (template.children !== undefined)
      guard(toValueSync(template.children(false, true)) as readonly Template[], attributes)
  }
}

function printerFor(attribute: string): Filter {
  const handler = (value: unknown) => (value instanceof Html ? printHtml(value, attribute) : print(value))
  return new Filter({ name: 'print', args: [] } as never, handler, undefined as never)
}

/** Words for readers and machines. Other attributes (`data-…`) may hold HTML for a script. */
const OF_WORDS = /^(?:[a-z]+|aria-[a-z]+)$/i

function printHtml(html: Html, attribute: string): string {
  if (!html.hasTags) return String(html).replace(/["']/g, escapeHtml)
  if (OF_WORDS.test(attribute)) throw new TemplateFault((place) => htmlInAttribute(place, attribute))
  return escapeHtml(String(html))
}
