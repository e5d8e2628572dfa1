import { plainCode } from './feed-code.ts'

/**
 * A text as readers of feeds can show it, which have none of our styles: code is plain, a callout is a quote under a bold label, and a
 * formula is its source. Most of them throw MathML away and leave its letters in a row, which says something
 * else (`x2` for x²); the source stands in `alttext`.
 */
export function forFeeds(html: string): string {
  return withSources(withQuotes(plainCode(html)))
}

/**
 * Addresses that templates and texts leave to the page, without a scheme (`//example.net/x`) or a host (`/x`), with those of
 * the site: a feed has none that they could take.
 */
export function withHosts(html: string, { protocol, origin }: Pick<URL, 'protocol' | 'origin'>): string {
  if (!/="\s*\//.test(html) && !html.includes(' srcset="')) return html
  const whole = (address: string) => (address.startsWith('//') ? protocol : origin) + address
  return html.replace(TAG, (tag) =>
    tag
      .replace(/( (?:href|src|poster|cite)=")\s*(\/[^"]*)/g, (_, before, address) => before + whole(address))
      .replace(/ srcset="[^"]*/g, (list) =>
        list.replace(/(["\s]|\s[\d.]+[wx],)(\/[^\s"]*)/g, (_, before, address) => before + whole(address)),
      ),
  )
}

function withSources(html: string): string {
  if (!html.includes('<math ')) return html
  const formula = '<math [^>]*?alttext="([^"]*)"[^>]*>[\\s\\S]*?</math>'
  return html
    .replace(new RegExp(`<div class="math" tabindex="0">${formula}</div>`, 'g'), (_, tex: string) => {
      return `<pre>${code(tex)}</pre>`
    })
    .replace(new RegExp(formula, 'g'), (_, tex: string) => code(tex))
}

function code(tex: string): string {
  return `<code>${tex.replaceAll('<', '&#x3C;')}</code>`
}

/** Tags with their attributes, in whose values anything may stand. */
const TAG = /<\/?[a-z][^\s>/]*(?:[^>"']|"[^"]*"|'[^']*')*>/g

function withQuotes(html: string): string {
  if (!html.includes('<div class="callout ')) return html
  const divs: boolean[] = []
  let isLabel = false
  return html.replace(TAG, (tag) => {
    if (tag.startsWith('<div ') || tag === '<div>') {
      const isCallout = /^<div class="callout [^"]*" role="note"/.test(tag)
      divs.push(isCallout)
      return isCallout ? '<blockquote>' : tag
    }
    if (tag === '</div>') return divs.pop() === true ? '</blockquote>' : tag
    if (tag === '<p class="label">' && divs.at(-1) === true) {
      isLabel = true
      return '<p><strong>'
    }
    if (tag !== '</p>' || !isLabel) return tag
    isLabel = false
    return '</strong></p>'
  })
}
