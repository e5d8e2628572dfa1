import { sticky } from './tags.ts'

/** HTML that stands in markdown, looked at as text. */

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Whether an html node is nothing but a comment (or a declaration), which never reaches a page. */
export function isComment(html: string): boolean {
  for (let at = afterSpace(html, 0); at < html.length; at = afterSpace(html, at)) {
    const end = html.startsWith('<!--', at)
      ? endOf(html, '-->', at + 4)
      : html.startsWith('<?', at)
        ? endOf(html, '?>', at + 2)
        : sticky(/<![a-z]/iy, html, at) === null
          ? -1
          : endOf(html, '>', at + 3)
    if (end === -1) return false
    at = end
  }
  return true
}

function afterSpace(html: string, at: number): number {
  return at + (sticky(/\s*/y, html, at)?.[0].length ?? 0)
}

function endOf(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at === -1 ? -1 : at + end.length
}

/** JSX closes any tag by itself; HTML ignores the slash of `<div/>`, and the rest of the page lands inside. */
export function closeSelfClosed(html: string): string {
  if (!html.includes('/>')) return html
  return html.replace(
    /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi,
    (whole, name: string | undefined, attributes: string, slash: string) =>
      name === undefined || slash === '' || VOID.test(name) ? whole : `<${name}${attributes}></${name}>`,
  )
}
