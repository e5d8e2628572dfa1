import { duplicateId } from '../../report/links.ts'
import { emptyLink, noAddress } from '../../report/lost.ts'
import { controlCharacter, removedAttribute, removedTag, unsafeAddress } from '../../report/markdown.ts'
import { withoutStrays } from '../../text/controls.ts'
import { FILLER } from '../dialects/jsx.ts'
import { withFolder, withKept, withoutSigns } from '../dialects/stand-ins.ts'
import type { Hast, Located } from '../tree.ts'
import type { Compilation } from './compilation.ts'
import { insteadOfFrame, settleFrame } from './frames.ts'
import { dig, END_OF_CHILDREN, type Hole } from './holes.ts'
import { followRenamed, MENTIONS, settleNames } from './names.ts'
import {
  ADDRESSES,
  attributeName,
  isAllowed,
  propertyName,
  reasonToRemove,
  SCHEMES,
  schemeOf,
} from './sanitize.ts'
import { attributeAsWritten, placeOfAttribute, placeOfTag } from './written.ts'

type Content = Hast.RootContent
type Value = Hast.Properties[string]

/**
 * The last pass over the HTML tree before the sanitiser: addresses, images and components become holes, ids
 * are noted, and all that the schema does not allow goes, each with its finding. The sanitiser then finds
 * nothing to remove; it stands guard should this pass be wrong. Nobody asks for places and data after this
 * pass, and the sanitiser would copy them: they are taken off.
 */
export function finish(root: Hast.Root, compilation: Compilation): Content[] {
  const settled = settle(root.children, compilation, root)
  if (compilation.renamed.size > 0) followRenamed(compilation)
  return settled
}

function settle(nodes: readonly Content[], compilation: Compilation, parent: Located): Content[] {
  const settled: Content[] = []
  for (const node of nodes) settleNode(node, compilation, parent, settled)
  return settled
}

function settleNode(node: Content, compilation: Compilation, parent: Located, settled: Content[]): void {
  if (node.type === 'text') settled.push(settleText(node, compilation, parent))
  else if (node.type === 'element') {
    if (node.position === undefined && parent.position !== undefined) node.position = parent.position
    settleElement(node, compilation, parent, settled)
  } else if (node.type === 'listing') {
    settled.push({ type: 'text', value: dig(compilation.holes, { kind: 'listing', html: node.value }) })
  } else if (node.type === 'component' && !compilation.isExcerpt) {
    settled.push({ type: 'text', value: dig(compilation.holes, node.hole) })
    for (const child of node.children) settleNode(child, compilation, parent, settled)
    settled.push({ type: 'text', value: END_OF_CHILDREN })
  } else if (node.type === 'postTitle') {
    const { target: url, value: name } = node
    const hole: Hole = { kind: 'title', url, name, place: compilation.place(parent) }
    settled.push({ type: 'text', value: dig(compilation.holes, hole) })
  } else if (node.type === 'formula') settled.push(node.element)
}

function settleText(node: Hast.Text, compilation: Compilation, parent: Located): Hast.Text {
  const value = compilation.mayHoldControls ? withoutStrays(node.value) : node.value
  if (value !== node.value) {
    compilation.report(controlCharacter(compilation.place(node.position ? node : parent)))
    node.value = value
  }
  // What a tag within `<textarea>` and the like holds is text.
  if (HOLDS_SIGN.test(node.value)) node.value = withoutSigns(node.value)
  bare(node)
  return node
}

const HOLDS_SIGN = /[\ufffe\uffff]/

function bare(node: Hast.Text | Hast.Element): void {
  if (node.position !== undefined) node.position = undefined
  if (node.data !== undefined) node.data = undefined as never
}

function settleElement(
  node: Hast.Element,
  compilation: Compilation,
  parent: Located,
  settled: Content[],
): void {
  const { rules, report } = compilation
  const tag = node.tagName
  settleSigns(node, compilation)
  const isWord = isPlaceholder(node)
  if (isWord || !rules.tags.has(tag)) {
    const reason = isWord ? 'unknown' : reasonToRemove(tag)
    const { src } = node.properties
    report(removedTag(placeOfTag(node, compilation), tag, reason, String(src ?? '')))
    if (!rules.strip.has(tag))
      for (const child of node.children) settleNode(child, compilation, node, settled)
    return
  }
  if (tag === 'iframe' && !isAllowed(rules, tag, 'src', node.properties.src)) {
    settled.push(...insteadOfFrame(node, compilation, parent))
    return
  }
  const names = Object.keys(node.properties)
  const isNowhere = node.properties.href === ''
  if (names.length > 0) node.properties = settleProperties(node, names, compilation)
  if (tag === 'iframe') settleFrame(node, compilation)
  // What scrolls sideways must be reached by the keyboard (WCAG 2.1.1).
  if (tag === 'pre') node.properties.tabIndex = 0
  if (tag === 'img') {
    settled.push(...settleImage(node, compilation))
    return
  }
  // What is left behind a block that stood in a paragraph.
  if (tag === 'p' && names.length === 0 && node.children.length === 0) return
  node.children = settle(node.children, compilation, node) as Hast.ElementContent[]
  if (tag === 'a' && isEmptyLink(node)) report(emptyLink(placeOfTag(node, compilation)))
  else if (tag === 'a' && isNowhere) report(noAddress(placeOfTag(node, compilation)))
  bare(node)
  settled.push(node)
}

/** Whether nobody will see a link. One with a name for readers who hear it, or with a class, may get its picture from styles. */
function isEmptyLink({ children, properties }: Hast.Element): boolean {
  const isEmpty = children.every((child) => child.type === 'text' && child.value.trim() === '')
  return isEmpty && properties.href !== undefined && !SEEN.some((name) => properties[name] !== undefined)
}

const SEEN = ['ariaLabel', 'className', 'id', 'title']

/** A word in angle brackets that is the name of an element too, `cp <source> <input>`; a text has no fields to fill in. */
function isPlaceholder({ tagName, properties }: Hast.Element): boolean {
  if (tagName === 'input') return String(properties.type).toLowerCase() !== 'checkbox'
  return /^(?:source|track|img)$/.test(tagName) && Object.keys(properties).length === 0
}

function settleProperties(
  node: Hast.Element,
  names: readonly string[],
  compilation: Compilation,
): Hast.Properties {
  const { rules, ids, isExcerpt, report, place } = compilation
  const properties: Hast.Properties = {}
  for (const given of names) {
    const raw = node.properties[given]
    if (raw === null || raw === undefined || raw === false || given === FILLER) continue
    const value = compilation.mayHoldControls ? cleanValue(raw) : raw
    if (value !== raw) report(controlCharacter(place(node)))
    const isKnown = isAllowed(rules, node.tagName, given, value)
    const name = isKnown ? given : propertyName(rules, node.tagName, given)
    if (name === undefined || (!isKnown && !isAllowed(rules, node.tagName, name, value))) {
      const written = attributeAsWritten(node, given, compilation)
      report(removedAttribute(written.place, node.tagName, written.name))
      continue
    }
    const settled = ADDRESSES.has(name)
      ? settleAddress(node, name, String(value), compilation)
      : withoutSlash(value)
    if (settled === undefined || (isExcerpt && name === 'id')) continue
    properties[name] = settled
    if (MENTIONS.has(name)) compilation.mentions.push({ properties, name })
  }
  if (!isExcerpt) settleNames(node, properties, compilation)
  const { id, name } = properties
  if (typeof id === 'string' && ids.has(id))
    report(duplicateId(placeOfAttribute(node, 'id', compilation), id))
  if (typeof id === 'string') ids.add(id)
  // An old-fashioned anchor is a target too (HTML, "find a potential indicated element").
  if (typeof name === 'string' && node.tagName === 'a') ids.add(name)
  return properties
}

/** What signs stand for in attributes, for which the text had no room; of a list, each part may be one of several. */
function settleSigns(node: Hast.Element, { kept, place }: Compilation): void {
  const { properties } = node
  const settled = (part: string) => withFolder(withKept(part, kept), () => place(node).path)
  for (const name of Object.keys(properties)) {
    const value = properties[name]
    if (typeof value === 'string' && HOLDS_SIGN.test(value)) properties[name] = settled(value)
    else if (Array.isArray(value) && value.some((part) => HOLDS_SIGN.test(String(part))))
      properties[name] = value.flatMap((part) => settled(String(part)).split(/\s+/))
  }
}

/** A length in `<img height=20/>`: the end of the tag belongs to a value without quotes, and no length ends with it. */
function withoutSlash(value: Value): Value {
  return typeof value === 'string' && /^\d+(?:px|%)?\/$/.test(value) ? value.slice(0, -1) : value
}

/** The value without control characters: the very same one, if it holds none. */
function cleanValue(value: Value): Value {
  if (typeof value === 'string') return withoutStrays(value)
  if (!Array.isArray(value)) return value
  const clean = value.map((part) => (typeof part === 'string' ? withoutStrays(part) : part))
  return clean.every((part, at) => part === value[at]) ? value : clean
}

const WHOLE = 'several candidates are only read with whole addresses, https://…'
const SOURCE = 'it wants an address, which nobody sees: write whom you quote into the text'

/** A link to a page as a hole: it may lead to one of ours. Another address with a known scheme as it is, any other not at all. */
function settleAddress(
  node: Hast.Element,
  name: string,
  value: string,
  compilation: Compilation,
): string | undefined {
  const { holes, report, place } = compilation
  const url = value.trim()
  const scheme = schemeOf(url)
  if (name === 'srcSet' && /[\s,]/.test(url)) {
    if (url.split(',').every((candidate) => /^\s*https?:\/\//i.test(candidate))) return url
    report(removedAttribute(placeOfAttribute(node, name, compilation), node.tagName, 'srcset', WHOLE))
    return undefined
  }
  if (scheme !== undefined) {
    const address = scheme.toLowerCase() + url.slice(scheme.length)
    if (name === 'href' && /^https?:/.test(address))
      return dig(holes, { kind: 'link', url: address, place: place(node) })
    if (SCHEMES.includes(scheme.toLowerCase())) return address
    report(unsafeAddress(placeOfAttribute(node, name, compilation), node.tagName, url))
    return undefined
  }
  if (node.tagName === 'img' || (url.startsWith('//') && name !== 'href')) return url
  if (name === 'cite' && !/^[^\s]*[/.#?][^\s]*$/.test(url)) {
    report(removedAttribute(placeOfAttribute(node, name, compilation), node.tagName, name, SOURCE))
    return undefined
  }
  return dig(holes, { kind: 'link', url, place: place(node) })
}

function settleImage(node: Hast.Element, { holes, isExcerpt, place }: Compilation): Content[] {
  const { src, alt, title, ...rest } = node.properties
  if (isExcerpt || src === undefined) return []
  const attributes = Object.entries(rest).map(([name, value]) => [attributeName(name), attributeValue(value)])
  const hole: Hole = {
    kind: 'image',
    src: String(src),
    alt: alt === undefined ? '' : String(alt),
    ...(title !== undefined && { title: String(title) }),
    attributes: Object.fromEntries(attributes),
    place: place(node),
  }
  return [{ type: 'text', value: dig(holes, hole) }]
}

function attributeValue(value: Value): string {
  if (Array.isArray(value)) return value.join(' ')
  return value === true ? '' : String(value)
}
