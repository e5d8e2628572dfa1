import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** Elements that no text may bring: they run, style, frame, submit or swallow. A bare <svg> or <math> is let in below. */
const FORBIDDEN: ReadonlySet<string> = new Set(
  (
    'script style link meta base title object embed applet param frame frameset noscript noembed noframes template ' +
    'plaintext xmp listing textarea select option button form fieldset label foreignobject use set animate image portal fencedframe ' +
    'marquee bgsound layer ilayer isindex keygen dialog canvas slot html head body'
  ).split(' '),
)

/** Attributes whose value is words, whatever they look like. */
const WORDS = /^(?:title|alt|class|id|name|aria-[a-z]+|data-.+|lang|abbr|summary|encoding)$/

const SCHEMES: ReadonlySet<string> = new Set(
  'http https mailto tel sms geo xmpp irc ircs matrix webcal ftp git ssh magnet news'.split(' '),
)

/** The layout that texts are printed through: what must stand around them, and nothing else. */
export const LAYOUT =
  '<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body><main>{{ post.body }}</main>' +
  '<nav>{% for entry in post.toc %}<a href="#{{ entry.id }}">{{ entry.text }}</a>{% endfor %}</nav>' +
  '<aside>{{ post.excerpt }}</aside><p title="{{ post.description }}">{{ post.description }}</p>' +
  '<footer id="o-end">whole</footer></body></html>'

/** What is wrong with a page that was printed through `LAYOUT`. */
export function faultsOfPage(page: string): readonly string[] {
  const faults: string[] = []
  const document = parse(page)
  const html = childrenOf(document).find((node) => node.nodeName === 'html')
  const [head, body] = childrenOf(html).filter((node) => 'tagName' in node)
  const shape = (node: Node | undefined) =>
    childrenOf(node)
      .map(({ nodeName }) => nodeName)
      .filter((name) => name !== '#text')
      .join(' ')
  if (shape(head) !== 'meta title') faults.push(`head: ${shape(head)}`)
  if (shape(body) !== 'main nav aside p footer') faults.push(`body: ${shape(body)}`)
  const footer = childrenOf(body).findLast((node) => node.nodeName === 'footer')
  if (textOf(footer) !== 'whole') faults.push('the footer is gone')
  if (childrenOf(body).some((node) => node.nodeName === '#text' && textOf(node).trim() !== ''))
    faults.push('text outside')
  for (const part of childrenOf(body)) for (const node of childrenOf(part)) inspect(node, faults)
  return faults
}

/** What is wrong with a piece of HTML, such as a feed's. */
export function faultsOfFragment(html: string): readonly string[] {
  const faults: string[] = []
  for (const node of parseFragment(html).childNodes) inspect(node, faults)
  return faults
}

function inspect(node: Node, faults: string[]): void {
  // The form for readers' addresses is the theme's.
  if ('tagName' in node && !isThemesForm(node)) inspectElement(node, faults)
  if (node.nodeName === '#comment') faults.push('a comment')
  if ('value' in node && /[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]/.test(node.value))
    faults.push('a control character')
  for (const child of childrenOf(node)) inspect(child, faults)
  if ('content' in node) for (const child of childrenOf(node.content)) inspect(child, faults)
}

/** A part of the form that the theme prints for `<NewsletterForm>`, whose address may be the author's. */
function isThemesForm({ tagName, attrs, parentNode }: Element): boolean {
  const has = (name: string, value: string) => attrs.some((one) => one.name === name && one.value === value)
  const action = attrs.find(({ name }) => name === 'action')?.value ?? ''
  if (tagName === 'form')
    return has('method', 'post') && has('class', 'field') && attrs.length === 3 && isSafe(action)
  let around = parentNode
  while (around !== null && around.nodeName !== 'form')
    around = 'parentNode' in around ? around.parentNode : null
  const isInForm = around !== null
  return (
    isInForm &&
    (tagName === 'label' || (tagName === 'button' && has('type', 'submit')) || has('type', 'email'))
  )
}

function inspectElement({ tagName, attrs }: Element, faults: string[]): void {
  if (FORBIDDEN.has(tagName.toLowerCase())) faults.push(`<${tagName}>`)
  const given = new Map(attrs.map(({ name, value }) => [name.toLowerCase(), value]))
  for (const [name, value] of given) {
    if (
      /^on/.test(name) ||
      /^(?:style|srcdoc|formaction|ping|background|manifest|autofocus|contenteditable)$/.test(name)
    )
      faults.push(`<${tagName} ${name}>`)
    if (/[\0-\x08\x0b\x0e-\x1f]/.test(value)) faults.push(`a control character in ${name}`)
    // A formula as it was written (MathML 3, 2.2.1), and nowhere else.
    const isFormula = tagName === 'math' && name === 'alttext'
    if (!isFormula && !WORDS.test(name) && !isSafe(value)) faults.push(`${name}=${value}`)
    if (/srcset/.test(name) && !value.split(',').every(isSafe)) faults.push(`${name}=${value}`)
  }
  if (tagName === 'iframe' && !/^https:\/\/frames\.example(?:\/|$)/.test(given.get('src') ?? ''))
    faults.push(`<iframe ${given.get('src')}>`)
  if (tagName === 'iframe' && /top-navigation/.test(given.get('sandbox') ?? ''))
    faults.push('a frame that leads away')
  if (tagName === 'input' && (given.get('type') !== 'checkbox' || !given.has('disabled')))
    faults.push('<input>')
  const id = given.get('id') ?? ''
  if (/^(?:getElementById|cookie|body|currentScript|defaultView|documentElement|location)$/.test(id)) {
    if (!/^h[1-6]$/.test(tagName)) faults.push(`id=${id}`)
  }
}

/** As the URL standard reads a scheme: white space and controls at its start go, tabs and line ends everywhere. */
function isSafe(value: string): boolean {
  const url = value.replace(/^[\0- ]+/, '').replace(/[\t\n\r]/g, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase())
}

function childrenOf(node: Node | undefined): readonly Node[] {
  return node !== undefined && 'childNodes' in node ? node.childNodes : []
}

function textOf(node: Node | undefined): string {
  if (node === undefined) return ''
  return 'value' in node ? node.value : childrenOf(node).map(textOf).join('')
}
