import { repeatedBlock, textOutsideBlock, unknownBlock } from '../report/layouts.ts'
import { topOf } from '../report.ts'
import { blank, linesOf, placeAt } from '../text/lines.ts'
import { THEME_FOLDER } from '../text/paths.ts'
import type { Place } from '../types.ts'
import {
  type BlockTag,
  childrenOf,
  type ForTag,
  type IfTag,
  type LayoutTag,
  Tag,
  type Template,
  TokenKind,
} from './liquid.ts'
import type { Parsed, Rendering } from './rendering.ts'

/**
 * Look for what a template that stands in a layout would print nowhere: blocks that no layout above calls for,
 * and text outside of blocks. A layout with a block that has no name prints such text there.
 *
 * @param names of all templates: a layout whose name is made when a page is printed may be any of them
 */
export function checkBlocks(parsed: Parsed, rendering: Rendering, names: () => Iterable<string>): void {
  const layout = layoutOf(parsed)
  const above = layout === undefined ? undefined : layoutsAbove(layout, rendering, names)
  if (layout === undefined || above === undefined) return
  const known = new Set(above.flatMap(({ templates }) => blocksIn(templates)))
  const isTheme = parsed.path.startsWith(THEME_FOLDER)
  const own = above.find(({ path }) => !path.startsWith(THEME_FOLDER))?.path ?? parsed.path
  const { report } = rendering.request
  for (const [first, second] of repeated(layout.templates, new Map()))
    report(repeatedBlock(placeIn(parsed, second), second.block, placeIn(parsed, first)))
  let isTold = known.has('')
  for (const part of partsOf(layout.templates)) {
    if (isTag(part, 'block')) {
      isTold = known.has('')
      const { block } = part as BlockTag
      // A layout of one's own may bring the sheets by other means; the theme's templates cannot know.
      if (known.has(block) || (isTheme && block === 'styles')) continue
      report(unknownBlock(isTheme ? topOf(own) : placeIn(parsed, part), block, known))
    } else if (!isTold) {
      isTold = true
      report(textOutsideBlock(placeIn(parsed, part), known))
    }
  }
}

/** Blocks behind one of the same name, which is the one that the layout prints. Only one branch of a choice is taken. */
function repeated(
  templates: readonly Template[],
  before: ReadonlyMap<string, BlockTag>,
): readonly (readonly [first: BlockTag, second: BlockTag])[] {
  const seen = new Map(before)
  return templates.flatMap((template) => {
    if (!isTag(template, 'block')) return branchesOf(template).flatMap((branch) => repeated(branch, seen))
    const second = template as BlockTag
    const first = seen.get(second.block)
    if (first === undefined) seen.set(second.block, second)
    return first === undefined ? [] : [[first, second] as const]
  })
}

/** What a tag chooses from. */
function branchesOf(template: Template): readonly (readonly Template[])[] {
  const { branches, templates, elseTemplates } = template as Partial<IfTag & ForTag>
  if (!(template instanceof Tag) || !CHOOSING.has(template.name)) return []
  return [...(branches ?? []).map((branch) => branch.templates), templates ?? [], elseTemplates ?? []]
}

function layoutOf({ templates }: Parsed): LayoutTag | undefined {
  const layout = templates.find((template) => isTag(template, 'layout'))
  return layout as LayoutTag | undefined
}

function isTag(template: Template, name: string): template is Tag {
  return template instanceof Tag && template.name === name
}

/** The layouts that a template stands in, or undefined for none, and where one cannot be read: that is told elsewhere. */
function layoutsAbove(
  layout: LayoutTag,
  rendering: Rendering,
  names: () => Iterable<string>,
): readonly Parsed[] | undefined {
  const above: Parsed[] = []
  for (let next: LayoutTag | undefined = layout; next !== undefined; ) {
    const { file } = next as { readonly file?: unknown }
    if (file === undefined) break
    if (typeof file !== 'string') return [...names()].flatMap((name) => load(name, rendering) ?? [])
    const found = load(file, rendering)
    if (found === undefined || above.includes(found)) return undefined
    above.push(found)
    next = layoutOf(found)
  }
  return above.length === 0 ? undefined : above
}

function load(name: string, rendering: Rendering): Parsed | undefined {
  try {
    return rendering.load(name)
  } catch {
    return undefined
  }
}

/** Names of all blocks in a template, at any depth. */
function blocksIn(templates: readonly Template[]): readonly string[] {
  return templates.flatMap((template) => {
    const inner = blocksIn(childrenOf(template))
    return isTag(template, 'block') ? [(template as BlockTag).block, ...inner] : inner
  })
}

/** Tags that print nothing by themselves, and those that choose among what stands in them. */
const SILENT: ReadonlySet<string> = new Set(['assign', 'break', 'capture', 'comment', 'continue', '#'])
const CHOOSING: ReadonlySet<string> = new Set(['case', 'for', 'if', 'liquid', 'unless'])

/** The blocks of a template, and what it prints outside of them. */
function partsOf(templates: readonly Template[]): readonly Template[] {
  return templates.flatMap((template): readonly Template[] => {
    if (template instanceof Tag && CHOOSING.has(template.name)) return partsOf(childrenOf(template))
    const isSilent = template instanceof Tag ? SILENT.has(template.name) : wordsIn(template) === -1
    return isSilent ? [] : [template]
  })
}

/** Where text begins that is more than blanks and comments of HTML, or -1. */
function wordsIn({ token }: Template): number {
  if (token.kind !== TokenKind.HTML) return token.begin
  const text = token.input.slice(token.begin, token.end)
  const words = text.replace(/<!--[\s\S]*?-->/g, blank).search(/\S/)
  return words === -1 ? -1 : token.begin + words
}

function placeIn({ path, text }: Parsed, { token }: Template): Place {
  const begin = token.kind === TokenKind.HTML ? wordsIn({ token } as Template) : token.begin
  return placeAt(linesOf(text), path, begin, token.end - begin)
}
