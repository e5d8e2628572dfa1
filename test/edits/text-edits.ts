import { dirname, relative } from 'node:path/posix'
import { joinPost, splitPost } from './key-lines.ts'
import type { Random } from './random.ts'
import { type Edit, POST, pathsOf, type State, TEXT, textOf, withFiles } from './state.ts'

/** What may be written into a text; `$` becomes a link's target, `@` a number. */
const BLOCKS: readonly string[] = [
  'Another paragraph, number @, with the KEY word.',
  '## Part @\n\nText under a heading.',
  'A link to [another post]($).',
  'Two links, [one]($) and [two]($).',
  'An [absolute path](/blog/), a [dead one](/gone-@/) and [a feed](/feed.xml).',
  'A note.[^n@]\n\n[^n@]: Its text, with [a link]($).',
  '<Badge label="b@" tone="low" />',
  '<Callout type="warning">\n\nMind [this]($).\n\n</Callout>',
  '<Badge label="outer">\n\n<Callout>Inner @</Callout>\n\n</Badge>',
  '![Plan](/pics/cover.png)',
  '<!-- more -->',
  '```ts\nconst n = @\n```',
  'Raw <mark onclick="x()">HTML @</mark> and <video src="/pics/film.mp4"></video>.',
  '<NewsletterForm />',
  'An <Unknown /> component, <PUT GRAPH HERE> and stray ** stars.',
  '# A second title @',
  '> [!TIP]\n> A tip @.',
  '<Include file="terms.md"/>',
  'A <Include file="line.md"/> in a sentence.',
  // As other generators have it.
  'Pages by [their](alpha) [names](notes/kappa/) [alone](deep/new-@.md), and [another](beta.fr.md).',
  'See []($), {% post_link theta %} and [](deep/new-@.md).',
  'A picture by a part of its path: ![Shot](gamma/shot.png) ![Cover](pics/cover.png)',
  `A path of Hugo's: [one]({{< ref "beta.md" >}}) and [another]({{< relref "/posts/theta" >}}).`,
  '{{% notice tip %}}\nMind [this]($), says @.\n{{% /notice %}}',
  '{% note info %}\nNumber @.\n{% endnote %}',
  "{% blockquote The type desk, Number @ %}\nSee {% post_link theta 'it' %} and [this]($).\n{% endblockquote %}",
  '{% img left /pics/cover.png 32 24 "Cover @" %}',
  '{% comment %}\nNothing of [this]($) is shown.\n{% endcomment %}',
  '{{< details title="More @" >}}\nFolded, with [a link]($).\n{{< /details >}}',
  'Words with a list.\n{: #named-@ .prompt-tip }',
  '{{< youtube dQw4w9WgXcQ >}}',
  'Term @\n: It [means]($) this.\n\n: Or that.',
  '## A section @ {.wide}',
]

export function addBlock(state: State, random: Random): Edit {
  const path = random.pick(pathsOf(state, TEXT))
  const { head, blocks } = splitPost(textOf(state, path))
  const number = String(random.below(1000))
  const block = random
    .pick(BLOCKS)
    .replaceAll('@', number)
    .replaceAll('$', () => target(state, path, random))
  const at = random.below(blocks.length + 1)
  const text = joinPost(head, [...blocks.slice(0, at), block, ...blocks.slice(at)])
  return {
    says: `${path}: add ${JSON.stringify(block)} as block ${at}`,
    state: withFiles(state, { [path]: text }),
  }
}

/** Mostly a text that is there, sometimes with a fragment, seldom a file that is not. */
function target(state: State, from: string, random: Random): string {
  if (random.chance(0.06)) return 'missing.md'
  const to = random.pick(pathsOf(state, TEXT))
  const fragments = ['', '', '', '#first-part', '#second', '#nowhere']
  return relative(dirname(from), to) + random.pick(fragments)
}

export function removeBlock(state: State, random: Random): Edit {
  const path = random.pick(pathsOf(state, TEXT))
  const { head, blocks } = splitPost(textOf(state, path))
  const at = random.below(blocks.length)
  // A text without any is an error of its own, and seldom wanted.
  const rest = blocks.length === 1 ? ['All else is gone.'] : blocks.filter((_, index) => index !== at)
  return {
    says: `${path}: remove block ${at}`,
    state: withFiles(state, { [path]: joinPost(head, rest) }),
  }
}

/** Another letter of the same size, in a post, a picture or a template; half the times the time of change stays. */
export function changeLetter(state: State, random: Random): Edit | undefined {
  const path = random.pick(
    pathsOf(state, /^(?:content|templates|public|filters|plugins)\/.*\.(?:mdx?|html|mjs|txt)$/),
  )
  const text = textOf(state, path)
  const from = path.endsWith('.md') || path.endsWith('.mdx') ? splitPost(text).head.length : 0
  const letters = [...text.slice(from).matchAll(/(?<=\b[a-z]{3})[a-z](?=[a-z]{2}\b)/g)]
  if (letters.length === 0) return undefined
  const at = from + random.pick(letters).index
  const letter = random.pick([...'aeiou'])
  const keepsTimes = random.chance(0.6)
  return {
    says: `${path}: letter ${at} becomes ${letter}${keepsTimes ? ', size and time stay' : ''}`,
    state: withFiles(state, { [path]: text.slice(0, at) + letter + text.slice(at + 1) }),
    keepsTimes,
  }
}

export function swapTexts(state: State, random: Random): Edit {
  const posts = pathsOf(state, POST)
  const one = random.pick(posts)
  const two = random.pick(posts)
  const keepsTimes = random.chance(0.5)
  return {
    says: `swap ${one} and ${two}${keepsTimes ? ', times stay' : ''}`,
    state: withFiles(state, { [one]: textOf(state, two), [two]: textOf(state, one) }),
    keepsTimes,
  }
}
