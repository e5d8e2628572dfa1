import type { Alias, Key, Kind } from './key.ts'
import { keys } from './keys.ts'

const WORDS: Readonly<Record<Kind, string>> = {
  text: 'text',
  title: 'text',
  flag: 'true or false',
  date: 'date',
  list: 'text or list',
  number: 'number',
  authors: 'text, map or list',
  image: 'text or map',
  toc: 'true, false or map',
  imageType: '`full` or `standard`',
  language: 'language',
  address: 'address',
  uri: 'absolute URI',
  slug: 'text',
  map: 'map',
}

/** The page docs/front-matter.md, made from the table of keys. */
export function frontMatterPage(): string {
  const rows = keys().map(row)
  return `${INTRODUCTION}\n| key | also accepted | takes | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n${RULES}`
}

function row({ name, aliases, kind, description }: Key): string {
  const others = aliases.map(shown).join(', ') || '–'
  return `| \`${name}\` | ${others} | ${WORDS[kind]} | ${description.replaceAll('|', '\\|')} |`
}

function shown({ name, shown: words }: Alias): string {
  return words ?? `\`${name}\``
}

const INTRODUCTION = `# Front matter

*Generated from \`src/post/keys.ts\`: change it there.*

A post begins with YAML between two lines \`---\`, TOML between two lines \`+++\`, or JSON between \`---json\` and \`---\`.
The first line of the file opens it, and a line that is just the fence closes it; YAML may end with \`...\` too. It is data and
never code.

\`\`\`yaml
---
title: A title
date: 2026-11-23
categories: [Engineering]
---
\`\`\`

A post needs a title and a date, a page a title. Everything else is optional.
`

const RULES = `
## Rules

- **Dates** are days (\`2026-11-23\`) or date-times (\`2026-11-23T18:30\`, \`2026-11-23 18:30:00 +0100\`). A day stays that day
  everywhere; a date-time without an offset is in the site's time zone. A day that the calendar does not have is an error.
  Other forms are read if they can mean one day only: the year first (\`2020/1/2 9:00\`), or the month in English words
  (\`March 4, 2022\`, \`4 Mar 2022\`). \`03/04/2022\` means two days, and is an error.
- **Texts** may be written as numbers: \`title: 1984\` and \`tags: [2024]\` mean what you see. \`yes\`, \`no\` and \`on\` are texts in
  YAML 1.2; write \`true\` or \`false\`.
- **Texts are plain**: \`title: *a*\` prints its stars; only the text below is markdown.
- **Folders** below that of the posts are no part of the address: \`posts/notes/x.md\` stands at \`/blog/x/\`.
- **One text with a comma** is one category, with a warning, and a list of tags. In Jekyll's own folders, \`_posts\` and \`_drafts\`, a text of
  \`categories\` and \`tags\` without a comma is a list with blanks, as for Jekyll.
- **An empty value** (\`image:\`) counts as not written, but \`draft:\` and the other keys that take true or false and hold a post back, or
  take it out of lists, must say which.
- **Two names for one thing** are settled in the order of the table, with a warning if they disagree; but what keeps a post
  back counts: what is true, of two dates of publication the later one, of two for \`expires\` the earlier one. What is empty, and
  \`created\` beside a date of publication, contradicts nothing.
- **Case** says nothing: \`Title\`, \`pubdate\` and \`DRAFT\` are read. The keys of two words that are Octavo's own
  (\`rootPage\`) are read too, with a warning.
- **Misspelt keys** are a warning with a suggestion; duplicate keys are an error, also in two cases. What is nearly a key that
  holds a post back or takes it out of lists (\`darft\`, \`unpublished: true\`, \`private: true\`) is an error as well.
- **Folder defaults** stand in the configuration, under \`defaults\`. Of several that match a file the last counts, and a
  post's own key wins over all.
- **A file's name** may begin with a date, \`2026-11-23-slug.md\`, and a post may be a folder with \`index.md\` and its
  pictures beside it.
- Front matter is at most 64 KB long and 50 levels deep.
`
