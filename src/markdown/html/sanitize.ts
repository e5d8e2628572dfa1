import type { Options } from 'remark-html'
import type { Config } from '../../types.ts'
import { MATHML_ATTRIBUTES, MATHML_TAGS } from '../formulas/mathml.ts'

/** What may reach a page. One value for both: the findings name what it lacks, remark-html enforces it. */
export type Schema = Exclude<NonNullable<Options['sanitize']>, boolean>

type Definition = string | [string, ...(string | number | boolean | RegExp)[]]

/** Schemes that an address may have; every other one is removed. */
export const SCHEMES: readonly string[] =
  'http https mailto tel sms geo xmpp irc ircs matrix webcal ftp git ssh magnet news'.split(' ')

/** What stands before the first colon, when no `/`, `?` or `#` comes before it: the sanitiser's own rule. */
export function schemeOf(url: string): string | undefined {
  return /^([^/?#:]*):/.exec(url)?.[1]
}

/** Attributes that hold an address. */
export const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite', 'srcSet'])

/** Elements that go with all they hold: their text is not prose. */
export const STRIP: readonly string[] =
  'script style template noembed noframes iframe object applet svg math title xmp'.split(' ')

/** Tags that are let in. */
export const TAGS: readonly string[] = (
  'a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt ' +
  'em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd li mark ol p picture ' +
  'pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead ' +
  'time tr track tt u ul var video wbr center nav article address'
).split(' ')

const ARIA = (
  'Atomic AutoComplete Busy Checked ColCount ColIndex ColSpan Controls Current DescribedBy Description Details ' +
  'Disabled Expanded FlowTo HasPopup Hidden Invalid KeyShortcuts Label LabelledBy Level Live Modal MultiLine ' +
  'MultiSelectable Orientation Owns Placeholder PosInSet Pressed ReadOnly Relevant Required RoleDescription ' +
  'RowCount RowIndex RowSpan Selected SetSize Sort ValueMax ValueMin ValueNow ValueText'
)
  .split(' ')
  .map((name) => `aria${name}`)

// The sanitiser looks from the first name to the last, so what posts are full of comes first.
const EVERYWHERE: readonly Definition[] = [
  ...['className', 'id', 'role', 'tabIndex', ...ARIA, 'data*'],
  ...'dir hidden itemProp itemRef itemScope itemType lang title translate'.split(' '),
]

const MEDIA = ['autoPlay', 'controls', 'height', 'loop', 'muted', 'playsInline', 'preload', 'src', 'width']
const CELL = ['abbr', 'align', 'colSpan', 'headers', 'rowSpan', 'scope', 'vAlign']

const OWN: Readonly<Record<string, readonly Definition[]>> = {
  a: ['download', 'href', 'hrefLang', 'name', 'rel', ['target', '_blank', '_self', '_top']],
  audio: MEDIA,
  blockquote: ['cite'],
  col: ['span', 'width', 'align'],
  colgroup: ['span', 'width', 'align'],
  data: ['value'],
  del: ['cite', 'dateTime'],
  details: ['name', 'open'],
  div: ['align'],
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, ['align']])),
  img: ['align', 'alt', 'decoding', 'fetchPriority', 'height', 'loading', 'sizes', 'src', 'width'],
  input: [['type', 'checkbox'], 'checked', ['disabled', true]],
  ins: ['cite', 'dateTime'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  p: ['align'],
  q: ['cite'],
  source: ['height', 'media', 'sizes', 'src', 'srcSet', 'type', 'width'],
  table: ['align', 'summary', 'width'],
  tbody: ['align', 'vAlign'],
  td: [...CELL, 'width'],
  tfoot: ['align', 'vAlign'],
  th: [...CELL, 'width'],
  thead: ['align', 'vAlign'],
  time: ['dateTime'],
  tr: ['align', 'vAlign'],
  track: ['default', 'kind', 'label', 'src', 'srcLang'],
  video: [...MEDIA, 'poster'],
}

/** The allow-list, widened by `markdown.allow`. Scripts, styles and whatever breaks a page out of its frame never pass. */
export function createSchema(allow: Config['markdown']['allow']): Schema {
  const added = allow.tags.map((tag) => tag.toLowerCase()).filter((tag) => !NEVER.has(tag))
  return {
    allowComments: false,
    allowDoctypes: false,
    // A fragment cannot leave the table it is filled into: it is serialised as a balanced tree.
    ancestors: {},
    attributes: {
      ...Object.fromEntries(Object.entries(OWN).map(([tag, names]) => [tag, [...names]])),
      iframe: [
        ...'allow allowFullScreen height loading referrerPolicy sandbox width'.split(' '),
        frameSource(allow.iframes),
      ],
      '*': [...EVERYWHERE],
    },
    clobber: [],
    clobberPrefix: '',
    protocols: Object.fromEntries([...ADDRESSES].map((name) => [name, [...SCHEMES]])),
    required: { input: { disabled: true, type: 'checkbox' } },
    strip: STRIP.filter((tag) => !added.includes(tag)),
    tagNames: [...TAGS, ...added],
  }
}

/**
 * The schema of the last guard, which sees formulas too. They are made here and have passed no rule of authors, to
 * whom none of these tags is open; `finish` has taken theirs away before.
 */
export function withFormulas(schema: Schema): Schema {
  const strip = new Set(MATHML_TAGS)
  return {
    ...schema,
    attributes: {
      ...schema.attributes,
      ...Object.fromEntries(MATHML_TAGS.map((tag) => [tag, [...MATHML_ATTRIBUTES]])),
    },
    strip: (schema.strip ?? []).filter((tag) => !strip.has(tag)),
    tagNames: [...(schema.tagNames ?? []), ...MATHML_TAGS],
  }
}

const NEVER: ReadonlySet<string> = new Set(
  (
    'maction annotation-xml script style template noscript noembed noframes object applet embed base link meta html ' +
    'head body frame frameset xmp plaintext title textarea'
  ).split(' '),
)

const OTHERS: ReadonlySet<string> = new Set(
  (
    'area big blink button canvas datalist dialog embed fieldset font form iframe image input label legend main map marquee ' +
    'math menu meter nobr optgroup option output param progress search select slot svg'
  ).split(' '),
)

/**
 * Why a tag was removed: nothing lets it in, the configuration could, also an element of one's own with a hyphen, or
 * it is no tag of HTML and rather a text.
 */
export function reasonToRemove(tag: string): 'never' | 'not allowed' | 'own' | 'unknown' {
  if (NEVER.has(tag)) return 'never'
  if (OTHERS.has(tag)) return 'not allowed'
  return tag.includes('-') ? 'own' : 'unknown'
}

function frameSource(hosts: readonly string[]): Definition {
  const names = hosts.map((host) =>
    host
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '')
      .replaceAll('.', '\\.'),
  )
  return ['src', new RegExp(names.length === 0 ? '^(?!)' : `^https://(?:${names.join('|')})(?:/|$)`, 'i')]
}

/** A schema as sets and maps: a post asks it hundreds of times. */
export interface Rules {
  readonly tags: ReadonlySet<string>
  /** Elements that go with all they hold. */
  readonly strip: ReadonlySet<string>
  readonly own: ReadonlyMap<string, Definitions>
  readonly everywhere: Definitions
}

type Definitions = ReadonlyMap<string, Definition>

/** Make the rules of a schema, once per build. */
export function rulesOf({ tagNames, strip, attributes }: Schema): Rules {
  const lists = Object.entries(attributes ?? {}).map(
    ([tag, list]) => [tag, byName(list as readonly Definition[])] as const,
  )
  const own = new Map(lists)
  return { tags: new Set(tagNames), strip: new Set(strip), own, everywhere: own.get('*') ?? new Map() }
}

function byName(definitions: readonly Definition[]): Definitions {
  const nameOf = (definition: Definition) => (typeof definition === 'string' ? definition : definition[0])
  return new Map(definitions.map((definition) => [nameOf(definition), definition]))
}

/** Whether the schema lets this attribute of this tag through, as hast-util-sanitize would decide. */
export function isAllowed({ own, everywhere }: Rules, tag: string, name: string, value: unknown): boolean {
  const definitions = own.get(tag)
  return (definitions !== undefined && matches(definitions, name, value)) || matches(everywhere, name, value)
}

function matches(definitions: Definitions, name: string, value: unknown): boolean {
  const definition = definitions.get(name)
  if (typeof definition === 'string') return true
  if (definition === undefined) return definitions.has('data*') && /^data./i.test(name)
  return definition
    .slice(1)
    .some((wanted) => (wanted instanceof RegExp ? wanted.test(String(value)) : wanted === value))
}

/** The property that a plugin meant when it wrote an attribute's name: `class`, `aria-label`, `data-x`. */
export function propertyName({ own, everywhere }: Rules, tag: string, given: string): string | undefined {
  const plain = given.toLowerCase()
  if (plain === 'class') return 'className'
  if (plain.startsWith('data-'))
    return plain.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const flat = plain.replaceAll('-', '')
  const names = [...(own.get(tag)?.values() ?? []), ...everywhere.values()].map(String)
  return names.find((name) => name.toLowerCase() === flat)
}

/** hast's property name as HTML writes it. */
export function attributeName(property: string): string {
  if (property === 'className') return 'class'
  if (/^aria[A-Z]/.test(property)) return `aria-${property.slice(4).toLowerCase()}`
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return property.toLowerCase()
}
