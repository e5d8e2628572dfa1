import {
  blockInSentence,
  linkInLink,
  takenName,
  unclosedComponent,
  unknownComponent,
  unknownProp,
  unsafeProp,
} from '../report/links.ts'
import { unknownCallout } from '../report/writing.ts'
import { didYouMean } from '../report.ts'
import type { View } from '../site/facts.ts'
import type { Engine } from '../templates/engine.ts'
import { isGivenValue, isUnsafeAddress } from '../templates/filters.ts'
import { GLOBALS } from '../templates/globals.ts'
import { Html } from '../templates/html.ts'
import { scanHtml } from '../templates/scan.ts'
import { isCallout, nearCallout } from '../text/callouts.ts'
import { escapeHtml } from '../text/escape.ts'
import { nearest } from '../text/nearest.ts'
import { THEME_FOLDER } from '../text/paths.ts'
import { isPlaceholder } from '../text/placeholder.ts'
import type { ComponentHole, Json, Source } from '../types.ts'
import { templateOf } from './component-names.ts'
import { type Filling, fill, holdsComponents, linkUse, resolveLink, resolvePicture } from './fill.ts'
import { sizeBeside } from './images.ts'
import { insteadOfComponent } from './instead.ts'
import { isOpenAfter, LINK, withoutValues } from './open-elements.ts'
import { BLOCK } from './own-line.ts'
import { tabsOf } from './tabs.ts'

const COMPONENT = /^components\/([A-Z][A-Za-z0-9]*)\.html$/

/** Attributes that hold an address, so that they resolve as links in the text do. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'url',
  'src',
  'poster',
  'image',
  'imageLight',
  'imageDark',
  'videoLight',
])

/** Variables of a component that are no attributes of its tag. */
const OURS: ReadonlySet<string> = new Set(['content', 'given'])

/**
 * Print a component by its template, its attributes as variables and its children as `content`.
 * In a feed `<Name>.feed.html` stands in, else the children alone: a feed has no styles and no forms.
 */
export function componentPrinter(engine: Engine, globals: View) {
  return (hole: ComponentHole, filling: Filling): string => {
    const own = templateOf(hole.name, filling.read)
    const template = `components/${own}.html`
    const source = filling.read('template', template)
    const children = tabsOf(hole, filling.read)
    const isFigure = source !== undefined && holdsComponents(children) && printsFigure(source)
    const content = fill(children, { ...filling, inFigure: filling.inFigure === true || isFigure })
    if (source === undefined) return unknown(hole, content, filling)
    if (hole.unclosed !== undefined) {
      filling.report(unclosedComponent(hole.place, hole.name))
      return ''
    }
    hole.faults?.forEach(filling.report)
    checkProps(hole, engine.propsOf(template, filling.read), filling)
    if (source.path === OUR_CALLOUT) checkCallout(hole, filling)
    const name = filling.target === 'feed' ? `components/${own}.feed.html` : template
    if (filling.read('template', name) === undefined) return content
    const absent = Object.fromEntries((engine.propsOf(name, filling.read) ?? []).map((prop) => [prop, null]))
    const given = Object.keys(hole.places).filter((prop) => isGiven(hole.props[prop]))
    const resolved = resolveProps(hole, filling)
    const locals = { ...absent, ...resolved, content: new Html(content), given }
    const { read, report } = filling
    const html = engine.render(name, { globals, locals }, { read, report, subject: hole.place })
    const shell = content === '' ? html : html.replace(content, () => '')
    // The tag stays out of the words: page and feed may print different ones, and it is one fault.
    if (filling.inSentence === true && BLOCK.test(shell))
      filling.report(blockInSentence(hole.place, hole.name))
    if (
      (filling.inLink === true && ANCHOR.test(shell)) ||
      (ANCHOR.test(content) && isLinkAround(content, html))
    )
      filling.report(linkInLink(hole.place, hole.name))
    const isSafe = note(shell, hole, resolved, filling)
    if (!isSafe) return content
    return filling.inFigure !== true && CAPTION.test(html) ? `<figure>${html}</figure>` : html
  }
}

const ANCHOR = /<a[\s>]/

/** Whether a component puts its children into a link. */
function isLinkAround(content: string, html: string): boolean {
  return isOpenAfter(withoutValues(html.slice(0, html.indexOf(content))), LINK) === true
}

/** @param read what the template reads; undefined: nobody knows, for it is broken, which another finding says */
function checkProps({ props, places, place, name }: ComponentHole, read: Props, { report }: Filling): void {
  const readable = read?.filter((prop) => !OURS.has(prop))
  for (const prop of Object.keys(props)) {
    if (readable === undefined || readable.includes(prop)) continue
    const hint = GLOBALS.has(prop) ? takenName(prop) : didYouMean(nearest(prop, readable))
    report(unknownProp(places[prop] ?? place, name, prop, hint))
  }
}

type Props = readonly string[] | undefined

/** A caption that stands in no figure is one of its own, as HTML wants it. */
const CAPTION = /^<figcaption[\s>]/

function printsFigure({ bytes }: Source): boolean {
  return /<figure\b/.test(new TextDecoder().decode(bytes))
}

/** A site's own template may have kinds of its own. */
const OUR_CALLOUT = `${THEME_FOLDER}templates/components/Callout.html`

/** Further words that our template takes for a kind. */
const ALSO_KINDS: ReadonlySet<string> = new Set(['success', 'warn', 'error', 'fyi', 'action'])

function checkCallout({ props, places, place }: ComponentHole, { report }: Filling): void {
  const type = String(props.type ?? '')
  if (type !== '' && !isCallout(type) && !ALSO_KINDS.has(type.toLowerCase()))
    report(unknownCallout(places.type ?? place, type, nearCallout(type)))
}

/**
 * Note the addresses and ids that the template itself wrote.
 *
 * @param resolved the attributes as the template has them: an address as the page or the feed names it
 * @returns false, with a finding, when one that runs code came from an attribute, whatever that is called
 */
function note(
  shell: string,
  { name: component, place, props }: ComponentHole,
  resolved: ComponentHole['props'],
  filling: Filling,
): boolean {
  const { ids, links } = scanHtml(shell)
  const unsafe = links.find((url) => isUnsafeAddress(url) && saysUrl(Object.values(props), url))
  if (unsafe !== undefined) {
    filling.report(unsafeProp(place, component, unsafe))
    return false
  }
  filling.ids.push(...ids)
  // What its attributes said was noted when it was resolved.
  const noted = new Set([props, resolved].flatMap((all) => [...ADDRESSES].map((name) => all[name])))
  const own = links.filter((url) => !noted.has(url))
  filling.links.push(...own.map((url) => linkUse(url, place, filling.addresses)))
  return true
}

/** Whether the scheme of an address is to be found in what the author wrote, at any depth. */
function saysUrl(values: readonly unknown[], url: string): boolean {
  const scheme = url.slice(0, url.indexOf(':'))
  return values.some((value) =>
    value !== null && typeof value === 'object'
      ? saysUrl(Object.values(value), url)
      : typeof value === 'string' && value.includes(scheme),
  )
}

/** An unknown component prints its children only; one that is never closed prints as the text it is. */
function unknown(hole: ComponentHole, content: string, { read, report }: Filling): string {
  if (hole.unclosed === undefined || !isPlaceholder(hole.unclosed)) {
    const known = read('templates', '').flatMap((name) => COMPONENT.exec(name)?.[1] ?? [])
    const asText = hole.unclosed === undefined ? undefined : 'if it is meant as text, put it into backquotes'
    const hint = insteadOfComponent(hole.name) ?? didYouMean(nearest(hole.name, known)) ?? asText
    report(unknownComponent(hole.place, hole.name, hint))
  }
  return hole.unclosed === undefined ? content : escapeHtml(hole.unclosed) + content
}

/** An attribute whose value was refused was given all the same. */
function isGiven(value: Json | undefined): boolean {
  return value === undefined || isGivenValue(value)
}

function resolveProps(hole: ComponentHole, filling: Filling): { readonly [name: string]: Json } {
  const resolved: Record<string, Json> = { ...hole.props }
  for (const [name, value] of Object.entries(hole.props)) {
    if (!ADDRESSES.has(name) || typeof value !== 'string' || value === '') continue
    const place = hole.places[name] ?? hole.place
    if (name === 'href' || name === 'url')
      resolved[name] = resolveLink({ kind: 'link', url: value, place }, filling) ?? null
    else {
      const { url, ...natural } = resolvePicture(value, place, filling)
      resolved[name] = url
      const { width, height } = sizeBeside(resolved, natural)
      if (width !== undefined) resolved.width = width
      if (height !== undefined) resolved.height = height
    }
  }
  return resolved
}
