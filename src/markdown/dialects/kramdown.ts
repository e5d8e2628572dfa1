import { clobbers } from '../html/clobber.ts'
import type { Code, RootContent } from '../tree.ts'

/** What an attribute list says. */
export interface Given {
  readonly id?: string
  readonly classes: readonly string[]
  readonly others: ReadonlyMap<string, string>
}

const PART = /[ \t]*(?:([.#])([A-Za-z_][\w-]*)|([a-z][a-z-]*)=(?:"([^"]*)"|'([^']*)'|([\w.%-]+)))(?=[ \t]|$)/y

/** Read `{: #id .class key="value"}`; undefined when it is of another form. */
export function readGiven(written: string): Given | undefined {
  const inner = written.slice(2, -1).trimEnd()
  const ids: string[] = []
  const classes: string[] = []
  const others = new Map<string, string>()
  PART.lastIndex = 0
  let end = 0
  for (let part = PART.exec(inner); part !== null; part = PART.exec(inner)) {
    const [, sign, name = '', key, ...values] = part
    if (key !== undefined) others.set(key, values.find((value) => value !== undefined) ?? '')
    else (sign === '#' ? ids : classes).push(name)
    end = PART.lastIndex
  }
  const [id] = ids
  if (end === 0 || end !== inner.length || ids.length > 1) return undefined
  return { classes, others, ...(id !== undefined && { id }) }
}

/** HTML has it without a unit, or in parts of what it stands in. */
const LENGTH = /^\d{1,5}(?:px|%)?$/
const SIZE = { width: LENGTH, height: LENGTH, w: LENGTH, h: LENGTH }
const LINK = { target: /^_(?:blank|self|top)$/, rel: /^[a-z -]+$/ }

/** What an element takes beside an id and classes. */
const TAKEN: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  link: LINK,
  linkReference: LINK,
  image: SIZE,
  imageReference: SIZE,
}

/** As Chirpy has them. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['w', 'width'],
  ['h', 'height'],
])

/** One picture of two, of which a reader sees but one: both would be shown. */
const SCHEMES: ReadonlySet<string> = new Set(['light', 'dark'])

/** Set what an attribute list says; false, and nothing set, where the element would not take all of it. */
export function setGiven(node: RootContent, { id, classes, others }: Given): boolean {
  if (node.type === 'code') return id === undefined && setOfCode(node, classes, others)
  const taken = TAKEN[node.type] ?? {}
  const isTaken = ([name, value]: readonly [string, string]) =>
    Object.hasOwn(taken, name) && taken[name]?.test(value) === true
  if (![...others].every(isTaken)) return false
  if (taken === SIZE && (classes.some((name) => SCHEMES.has(name)) || (id !== undefined && clobbers(id))))
    return false
  if (!HOLDS.has(node.type) || id?.startsWith('o-') === true) return false
  const { className, ...before } = node.data?.hProperties ?? {}
  const all = [...(Array.isArray(className) ? className.map(String) : []), ...classes]
  const hProperties = {
    ...before,
    ...(id !== undefined && { id }),
    ...(all.length > 0 && { className: all }),
    ...Object.fromEntries(
      [...others].map(([name, value]) => [
        SHORT.get(name) ?? name,
        name === 'rel' ? value.split(' ') : taken === SIZE ? value.replace(/px$/, '') : value,
      ]),
    ),
  }
  node.data = { ...node.data, hProperties }
  return true
}

const HOLDS: ReadonlySet<string> = new Set(
  (
    'paragraph heading blockquote list defList table emphasis strong delete inlineCode link linkReference ' +
    'image imageReference'
  ).split(' '),
)

/** Of code its language, `{: .language-ruby}`, and its title, as Chirpy has it; what would hide numbers and a head hides nothing here. */
function setOfCode(node: Code, classes: readonly string[], others: Given['others']): boolean {
  const [language, more] = classes.filter((name) => name !== 'nolineno' && name !== 'noheader')
  const lang = language === undefined ? undefined : /^language-(\w+)$/.exec(language)?.[1]
  const file = others.get('file')
  const isKnown = language === undefined || (lang !== undefined && !node.lang)
  if (!isKnown || more !== undefined || others.size > (file === undefined ? 0 : 1)) return false
  if (file?.includes('"') === true || (file !== undefined && !node.lang && lang === undefined)) return false
  if (lang !== undefined) node.lang = lang
  if (file !== undefined) node.meta = `${node.meta ?? ''} title="${file}"`.trim()
  return true
}
