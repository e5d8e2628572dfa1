/** HTML that stands in markdown, looked at as text. */

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Whether an html node is nothing but a comment (or a declaration), which never reaches a page. */
export function isComment(html: string): boolean {
  return html.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![a-z][^>]*>/gi, '').trim() === ''
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
