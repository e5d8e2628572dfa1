import { duplicateId } from '../report/links.ts'
import {
  controlCharacter,
  removedAttribute,
  removedFrame,
  removedTag,
  unsafeAddress,
} from '../report/markdown.ts'
import type { Place, Report } from '../types.ts'
import { dig, END_OF_CHILDREN, type Hole, withoutControls } from './holes.ts'
import { ADDRESSES, isAllowed, SCHEMES, type Schema, schemeOf } from './sanitize.ts'
import type { Hast, Located } from './tree.ts'

/** One text on its way from the tree to chunks. */
export interface Compilation {
  readonly schema: Schema
  readonly holes: Hole[]
  readonly ids: Set<string>
  /** An excerpt has no ids, images or components (SPEC 13.22), and its findings are those of the body. */
  readonly isExcerpt: boolean
  readonly report: Report
  readonly place: (node: Located) => Place
}

/** A component in the HTML tree: `hole` is its token, its children follow. */
export interface ComponentElement extends Hast.Parent {
  type: 'component'
  hole: Omit<Extract<Hole, { kind: 'component' }>, 'children'>
  children: Hast.ElementContent[]
}

declare module 'hast' {
  interface RootContentMap {
    component: ComponentElement
  }
  interface ElementContentMap {
    component: ComponentElement
  }
}

type Content = Hast.RootContent
type Value = Hast.Properties[string]

/**
 * The last pass over the HTML tree before the sanitiser: addresses, images and components become holes, ids
 * are noted, and all that the schema does not allow goes, each with its finding. The sanitiser then finds
 * nothing to remove; it stands guard should this pass be wrong.
 */
export function finish(root: Hast.Root, compilation: Compilation): void {
  root.children = settle(root.children, compilation, root)
}

function settle(nodes: readonly Content[], compilation: Compilation, parent: Located): Content[] {
  return nodes.flatMap((node) => settleNode(node, compilation, parent))
}

function settleNode(node: Content, compilation: Compilation, parent: Located): Content[] {
  if (node.type === 'text') return [settleText(node, compilation, parent)]
  if (node.type === 'component') {
    if (compilation.isExcerpt) return []
    return [
      { type: 'text', value: dig(compilation.holes, node.hole) },
      ...settle(node.children, compilation, parent),
      { type: 'text', value: END_OF_CHILDREN },
    ]
  }
  if (node.type !== 'element') return []
  return settleElement(node.position === undefined ? locate(node, parent) : node, compilation)
}

/** Give a node that has no place of its own (a plugin made it) the place of its parent. */
function locate(node: Hast.Element, parent: Located): Hast.Element {
  if (parent.position !== undefined) node.position = parent.position
  return node
}

function settleText(node: Hast.Text, { report, isExcerpt, place }: Compilation, parent: Located): Hast.Text {
  const value = withoutControls(node.value)
  if (value !== node.value && !isExcerpt) report(controlCharacter(place(node.position ? node : parent)))
  node.value = value
  return node
}

function settleElement(node: Hast.Element, compilation: Compilation): Content[] {
  const { schema, report, place, isExcerpt } = compilation
  const tag = node.tagName
  if (schema.tagNames?.includes(tag) !== true) {
    if (!isExcerpt) report(removedTag(place(node), tag))
    return schema.strip?.includes(tag) === true ? [] : settle(node.children, compilation, node)
  }
  if (tag === 'iframe' && !isAllowed(schema, tag, 'src', node.properties.src)) {
    if (!isExcerpt) report(removedFrame(place(node), String(node.properties.src ?? '')))
    return []
  }
  node.properties = settleProperties(node, compilation)
  // What scrolls sideways must be reached by the keyboard (WCAG 2.1.1).
  if (tag === 'pre') node.properties.tabIndex = 0
  if (tag === 'img') return settleImage(node, compilation)
  node.children = settle(node.children, compilation, node) as Hast.ElementContent[]
  return [node]
}

function settleProperties(node: Hast.Element, compilation: Compilation): Hast.Properties {
  const { schema, ids, isExcerpt, report, place } = compilation
  const properties: Hast.Properties = {}
  for (const [given, raw] of Object.entries(node.properties)) {
    if (raw === null || raw === undefined || raw === false) continue
    const value = cleanValue(raw)
    if (!isExcerpt && String(value) !== String(raw)) report(controlCharacter(place(node)))
    const name = isAllowed(schema, node.tagName, given, value)
      ? given
      : propertyName(given, schema, node.tagName)
    if (name === undefined || !isAllowed(schema, node.tagName, name, value)) {
      if (!isExcerpt) report(removedAttribute(place(node), node.tagName, attributeName(given)))
      continue
    }
    const settled = ADDRESSES.has(name) ? settleAddress(node, name, String(value), compilation) : value
    if (settled === undefined || (isExcerpt && name === 'id')) continue
    properties[name] = settled
  }
  const { id, name } = properties
  if (typeof id === 'string' && !isExcerpt && ids.has(id)) report(duplicateId(place(node), id))
  if (typeof id === 'string') ids.add(id)
  // An old-fashioned anchor is a target too (HTML, "find a potential indicated element").
  if (typeof name === 'string' && node.tagName === 'a') ids.add(name)
  return properties
}

function cleanValue(value: Value): Value {
  if (typeof value === 'string') return withoutControls(value)
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'string' ? withoutControls(part) : part))
  return value
}

/** An address with a known scheme as it is, one of the site's own as a hole, any other not at all. */
function settleAddress(
  node: Hast.Element,
  name: string,
  value: string,
  { holes, report, place, isExcerpt }: Compilation,
): string | undefined {
  const url = value.trim()
  const scheme = schemeOf(url)
  if (name === 'srcSet' && /[\s,]/.test(url)) {
    if (url.split(',').every((candidate) => /^\s*https?:\/\//i.test(candidate))) return url
    if (!isExcerpt) report(removedAttribute(place(node), node.tagName, 'srcset'))
    return undefined
  }
  if (scheme !== undefined) {
    if (SCHEMES.includes(scheme.toLowerCase())) return scheme.toLowerCase() + url.slice(scheme.length)
    if (!isExcerpt) report(unsafeAddress(place(node), node.tagName, url))
    return undefined
  }
  if (url.startsWith('//') || name === 'cite' || node.tagName === 'img') return url
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

/** hast's property name as HTML writes it. */
function attributeName(property: string): string {
  if (property === 'className') return 'class'
  if (/^aria[A-Z]/.test(property)) return `aria-${property.slice(4).toLowerCase()}`
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return property.toLowerCase()
}

/** The property that a plugin meant when it wrote an attribute's name: `class`, `aria-label`, `data-x`. */
function propertyName(given: string, schema: Schema, tag: string): string | undefined {
  const plain = given.toLowerCase()
  if (plain === 'class') return 'className'
  if (plain.startsWith('data-'))
    return plain.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const flat = plain.replaceAll('-', '')
  const own = schema.attributes && Object.hasOwn(schema.attributes, tag) ? schema.attributes[tag] : undefined
  const names = [...(own ?? []), ...(schema.attributes?.['*'] ?? [])].map(String)
  return names.find((name) => name.toLowerCase() === flat)
}
