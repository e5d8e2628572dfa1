import { joinPost, splitPost } from './key-lines.ts'
import type { Random } from './random.ts'
import { type Edit, type State, textOf, withFiles } from './state.ts'

const NAMES = ['terms.md', 'more/deep.md', 'line.md', 'term.md', 'picture.svg']

const BLOCKS = [
  'Words in a snippet, number @.',
  '## In a snippet @',
  '[alpha](../posts/alpha.md) from a snippet.',
  '<Include file="line.md"/>',
  '<Include file="more/deep.md"/>',
  '<Badge label="@" /> and <b style="x">bold</b>',
  '{{% note %}}\nA note of Hugo, @, with [a page](alpha).\n{{% /note %}}',
]

/** Write a snippet, take it away, or change a block of it: what includes it must notice, also what had missed it. */
export function changeSnippet(state: State, random: Random): Edit {
  const path = `content/_snippets/${random.pick(NAMES)}`
  const isThere = state.files.has(path)
  if (isThere && random.chance(0.25))
    return { says: `delete ${path}`, state: withFiles(state, { [path]: undefined }) }
  const block = random.pick(BLOCKS).replaceAll('@', String(random.below(100)))
  const { head, blocks } = splitPost(textOf(state, path))
  const kept = blocks.filter((one) => one !== '' && random.chance(0.7))
  return {
    says: `${path}: ${isThere ? 'now with' : 'written, with'} ${JSON.stringify(block)}`,
    state: withFiles(state, { [path]: joinPost(head, [...kept, block]) }),
  }
}
