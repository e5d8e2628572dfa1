import { UNFIT } from '../../text/controls.ts'
import type { Hast } from '../tree.ts'

/** A formula as MathML, or why it is none; `at` counts in its TeX. `isFull`: no further one of the post is set. */
export type Typeset = { readonly element: Hast.Element } | Fault

export interface Fault {
  readonly fault: string
  readonly at?: number
  readonly isFull?: boolean
}

/** Turns TeX into MathML. One for each post: macros and the numbers of equations are the post's. */
export type Typesetter = (tex: string, isDisplay: boolean) => Typeset

/**
 * No formula that somebody wrote comes near; what does would only take time. Macros that repeat their arguments can
 * make millions of signs out of a hundred, so formulas that define or use any are bound more closely.
 */
const LIMIT = { signs: 5000, signsWithMacros: 500, repeats: 8, depth: 100, elements: 200_000 } as const
const DEFINES = /\\(?:[gex]?def|global|let|futurelet|(?:re|provide)?newcommand|(?:re|provide)command|long)\b/
const OPTIONS = { throwOnError: true, trust: false, maxSize: [40, 40] as [number, number], maxExpand: 300 }

/** Load the typesetter of formulas: most posts have none. */
export async function loadTypesetter(): Promise<() => Typesetter> {
  const temml = (await import('temml')).default as unknown as Temml
  return () => {
    const macros: Record<string, unknown> = {}
    const sheet: Sheet = { equations: 0, elements: 0 }
    return (tex, isDisplay) => {
      const excess = tooMuch(tex, macros)
      if (excess !== undefined) return { fault: excess }
      try {
        const options = { ...OPTIONS, displayMode: isDisplay, macros }
        const made = temml.__renderToMathMLTree(tex, options)
        return { element: outermost(convert(made, sheet, 0), tex) }
      } catch (thrown) {
        if (sheet.elements > LIMIT.elements)
          return { fault: 'all formulas of the post together are too long', isFull: true }
        return faultOf(thrown)
      }
    }
  }
}

function tooMuch(tex: string, macros: object): string | undefined {
  if (tex.length > LIMIT.signs) return `it has more than ${LIMIT.signs} signs`
  if (!DEFINES.test(tex) && Object.keys(macros).length === 0) return undefined
  if (tex.length > LIMIT.signsWithMacros)
    return `with macros, it has more than ${LIMIT.signsWithMacros} signs`
  const repeats = tex.match(/#/g)?.length ?? 0
  return repeats > LIMIT.repeats ? 'its macros repeat what they are given too often' : undefined
}

/** Its types name this function without the underscores that it has. */
interface Temml {
  __renderToMathMLTree(tex: string, options: object): Made
}

/** What temml makes, as far as it is read here. */
interface Made {
  readonly type?: string
  readonly text?: string
  readonly href?: string
  readonly attributes?: { readonly [name: string]: string }
  readonly classes?: readonly string[]
  readonly style?: { readonly [name: string]: string }
  readonly children?: readonly Made[] | null
}

/** What has been set for the post. */
interface Sheet {
  equations: number
  elements: number
}

/** The elements that temml writes; of any other the children stay (`maction`, `annotation-xml` and links never come through). */
export const MATHML_TAGS: readonly string[] = (
  'math mrow mi mn mo mtext mspace mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mmultiscripts ' +
  'mprescripts none mtable mtr mtd mpadded mphantom menclose'
).split(' ')

/** The attributes that temml writes, as hast has them. None of them can hold an address or a style. */
export const MATHML_ATTRIBUTES: readonly string[] = (
  'accent accentunder alttext columnalign depth display displaystyle fence form height largeop linethickness lspace ' +
  'mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowspacing rspace ' +
  'scriptlevel separator stretchy symmetric voffset width'
).split(' ')

const KNOWN_TAGS: ReadonlySet<string> = new Set(MATHML_TAGS)
const KNOWN_ATTRIBUTES: ReadonlySet<string> = new Set(MATHML_ATTRIBUTES)

/** Styles that say the same as an attribute does. */
const AS_ATTRIBUTE: ReadonlyMap<string, string> = new Map([
  ['color', 'mathcolor'],
  ['mathDepth', 'scriptlevel'],
  ['math-depth', 'scriptlevel'],
])

/** Styles that the theme has a class for; the others are left out, and all that is lost is a nuance of space. */
const AS_CLASS: ReadonlyMap<string, string> = new Map([
  ['paddingLeft 0em', 'tml-l0'],
  ['paddingLeft 0pt', 'tml-l0'],
  ['paddingLeft 1em', 'tml-l1'],
  ['paddingRight 0em', 'tml-r0'],
  ['paddingRight 0pt', 'tml-r0'],
  ['padding 0', 'tml-p0'],
  ['width 100%', 'tml-wide'],
  ['width 50%', 'tml-half'],
  ['border 1px solid', 'tml-box'],
  ['borderTop 0.06em solid', 'tml-bt'],
  ['borderTop 0.06em dashed', 'tml-bt tml-dash'],
  ['borderBottom 0.06em solid', 'tml-bb'],
  ['borderBottom 0.06em dashed', 'tml-bb tml-dash'],
  ['borderLeft 0.06em solid', 'tml-bl'],
  ['borderLeft 0.06em dashed', 'tml-bl tml-dash'],
  ['borderRight 0.06em solid', 'tml-br'],
  ['borderRight 0.06em dashed', 'tml-br tml-dash'],
  ['marginLeft -0.1667em', 'tml-near'],
])

function convert(node: Made, sheet: Sheet, depth: number): Hast.ElementContent[] {
  if (depth > LIMIT.depth || ++sheet.elements > LIMIT.elements) throw new RangeError('too deep')
  if (node.text !== undefined) {
    // `\char` makes any; those of holes among them.
    if (UNFIT.test(node.text)) throw new Unsupported('it makes a character that no page may hold')
    return [{ type: 'text', value: node.text }]
  }
  if (node.href !== undefined) throw new Unsupported('references to other formulas are not made')
  // A mark that temml's own script would put the number of the equation into.
  const isNumber = node.type === undefined && node.classes?.includes('tml-eqn') === true
  if (isNumber) return [{ type: 'text', value: `(${++sheet.equations})` }]
  const children = (node.children ?? []).flatMap((child) => convert(child, sheet, depth + 1))
  if (node.type === undefined || !KNOWN_TAGS.has(node.type)) return children
  return [{ type: 'element', tagName: node.type, properties: propertiesOf(node), children }]
}

function propertiesOf({ attributes = {}, classes = [], style = {} }: Made): Hast.Properties {
  const properties: Hast.Properties = {}
  const names = classes.filter((name) => name !== '')
  for (const [name, value] of Object.entries(attributes))
    if (KNOWN_ATTRIBUTES.has(name)) properties[name] = String(value)
  for (const [name, value] of Object.entries(style)) {
    const attribute = AS_ATTRIBUTE.get(name)
    const known = AS_CLASS.get(`${name} ${value}`)
    if (attribute !== undefined && value !== undefined && value !== '') properties[attribute] = String(value)
    if (known !== undefined) names.push(...known.split(' '))
  }
  if (names.length > 0) properties.className = [...new Set(names)]
  return properties
}

/** The `<math>` element itself, with its source for whoever cannot show it. */
function outermost([first]: Hast.ElementContent[], tex: string): Hast.Element {
  if (first?.type !== 'element') throw new Unsupported('nothing is left of it')
  first.properties.alttext = tex.replace(/\s+/g, ' ')
  return first
}

class Unsupported extends Error {}

/** What temml says, in words for somebody who has not read its source. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:Unsupported function name|Undefined control sequence): (\\\S+).*$/,
    '`$1` is no command that is known',
  ],
  [/^Function "(\\\S+)" is not trusted.*$/, '`$1` is not allowed in posts'],
  [
    /^Unexpected end of input in a macro argument.*$/,
    'a command lacks an argument, or a `{` is never closed',
  ],
  [/^Expected '\}', got 'EOF'.*$/, 'a `{` is never closed'],
  [/^Expected 'EOF', got '\}'.*$/, 'a `}` closes nothing'],
  [/^Expected 'EOF', got '&'.*$/, '`&` stands outside of an environment such as `\\begin{aligned}`'],
  [/^Expected 'EOF', got '(.+?)'.*$/, '`$1` stands where it can have no meaning'],
  [/^Expected '\\right', got.*$/, 'a `\\left` has no `\\right`'],
  [/^Expected '(.+?)', got 'EOF'.*$/, '`$1` is missing at its end'],
  [/^Expected '(.+?)', got '(.+?)'.*$/, '`$2` stands where `$1` is wanted'],
  [/^Expected group (?:after|as) '?(.+?)'? at.*$/, 'something is missing after `$1`'],
  [/^Double superscript.*$/, 'two `^` follow each other: put braces around one part'],
  [/^Double subscript.*$/, 'two `_` follow each other: put braces around one part'],
  [/^No such environment: (\S+).*$/, '`\\begin{$1}` is no environment that is known'],
  [/^Too many expansions.*$/, 'its macros come to no end'],
]

function faultOf(thrown: unknown): Fault {
  if (thrown instanceof RangeError) return { fault: 'it is nested too deeply' }
  // A fault of temml's own, at a `_` that stands alone, for one.
  if (thrown instanceof TypeError)
    return { fault: 'a part of it is missing, such as what `_` or `^` belongs to' }
  const { message, position } = thrown as Error & { readonly position?: unknown }
  const line = (message.split('\n')[0] ?? '').trim().replace(/^ParseError: /, '')
  const known = WORDS.find(([pattern]) => pattern.test(line))
  const plain = line.replace(/ at (?:position \d+|end of input):.*$/, '')
  const fault = known === undefined ? plain : line.replace(known[0], known[1])
  return { fault, ...(typeof position === 'number' && { at: position }) }
}
