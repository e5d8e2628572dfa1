import { headingText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'
import { type Emoji, emojiIn, loadEmoji, mayHoldEmoji } from '../typography/emoji.ts'
import { type Prose, proseOf } from '../typography/prose.ts'
import { type Change, OTHER, typographic } from '../typography/quotes.ts'

/**
 * Typographic signs and emoji in place of what was typed, where the configuration asks for them (SPEC 4). Only prose
 * is changed: never code, formulas, addresses or raw HTML. A quote may open in one node and close in another.
 */
export function typography(tree: Root, context: StepContext): undefined | Promise<undefined> {
  const { dialect, text } = context
  const hasEmoji = dialect.emoji && mayHoldEmoji(text)
  if (hasEmoji) return loadEmoji().then((emoji) => change(tree, context, emoji))
  return dialect.typography ? change(tree, context, undefined) : undefined
}

function change(tree: Root, { dialect, text, input }: StepContext, emoji: Emoji | undefined): undefined {
  const language = input.lang ?? 'en'
  const signsOf = (words: string) => (dialect.typography ? typographic(words, language) : [])
  for (const prose of proseOf(tree, text)) {
    const codes = emoji === undefined ? [] : emojiIn(prose.text, emoji)
    const words = codes.length === 0 ? prose.text : apply(prose.text, codes.map(covered), 0)
    const changes = [...codes, ...signsOf(words)].sort((one, other) => one.at - other.at)
    if (changes.length > 0) write(prose, changes)
  }
  // What is to be the caption of a figure.
  if (dialect.typography && text.includes('![')) {
    walk(tree, (node) => {
      if (node.type === 'image' && node.title) node.title = apply(node.title, signsOf(node.title), 0)
    })
  }
}

/** A short code is no word to the quotes around it. */
function covered({ at, length }: Change): Change {
  return { at, length, to: OTHER.repeat(length) }
}

function write({ block, parts }: Prose, changes: readonly Change[]): void {
  if (block.type === 'heading') block.data = { ...block.data, words: headingText(block) }
  let next = 0
  for (const { node, start } of parts) {
    const end = start + node.value.length
    const first = next
    while ((changes[next]?.at ?? end) < end) next++
    const own = changes.slice(first, next).filter(({ at, length }) => at >= start && at + length <= end)
    if (own.length > 0) node.value = apply(node.value, own, start)
  }
}

/** The text with its changes, which are in order; their places count from `start`. */
function apply(text: string, changes: readonly Change[], start: number): string {
  const parts: string[] = []
  let from = 0
  for (const { at, length, to } of changes) {
    parts.push(text.slice(from, at - start), to)
    from = at - start + length
  }
  return parts.join('') + text.slice(from)
}
