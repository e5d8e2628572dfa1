const FIGURE =
  /<figure class="code">(?:<figcaption>(?<caption>[\s\S]*?)<\/figcaption>)?<pre(?<pre>[^>]*)>(?<open><code[^>]*>)(?<text>[\s\S]*?)<\/code><\/pre><\/figure>/g

/**
 * The code blocks of a post as a reader of feeds can show them, who has neither our styles nor script: without
 * spans, the signs of a diff as text, and a caption with the name of the file alone.
 */
export function plainCode(html: string): string {
  if (!html.includes('<figure class="code">')) return html
  return html.replace(FIGURE, (...match) => {
    const { caption, pre = '', open = '', text = '' } = match.at(-1) as Record<string, string | undefined>
    const code = `<pre>${open}${plainText(text, /class="[^"]*\bdiff\b/.test(pre))}</code></pre>`
    if (caption === undefined) return code
    const [, title = '', link = ''] = /^<span>(.*?)<\/span>(<a .*?<\/a>)?/s.exec(caption) ?? []
    return `<figure><figcaption>${title}${link === '' ? '' : ` ${link}`}</figcaption>${code}</figure>`
  })
}

function plainText(html: string, isDiff: boolean): string {
  const signed = isDiff ? html.replace(/<span class="line(?: ([a-z]+))?"[^>]*>/g, signOf) : html
  return signed.replace(/<\/?span[^>]*>/g, '')
}

function signOf(_: string, kind: string | undefined): string {
  return kind === 'ins' ? '+ ' : kind === 'del' ? '- ' : '  '
}
