/** A component of the theme, and its attributes. */
interface Film {
  readonly name: string
  readonly props: { readonly [name: string]: string }
}

/** What stands in the place of a frame: a link that asks nobody for anything before a reader follows it. */
const FILMS: readonly (readonly [address: RegExp, film: (...parts: readonly string[]) => Film])[] = [
  [
    /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)\/?(\?.*)?$/i,
    (id = '', query = '') => {
      const list = asked('list', query)
      if (id === 'videoseries' && list !== undefined)
        return { name: 'Embed', props: { url: `https://www.youtube.com/playlist?list=${list}` } }
      const start = asked('start', query)
      return {
        name: 'YouTube',
        props: start === undefined ? { id } : { url: `https://youtu.be/${id}?t=${start}` },
      }
    },
  ],
  [
    /^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)\/?(\?.*)?$/i,
    // Who knows the second part may see a film that is not listed.
    (id = '', query = '') => {
      const key = asked('h', query)
      return {
        name: 'Vimeo',
        props: key === undefined ? { id } : { url: `https://vimeo.com/${id}/${key}` },
      }
    },
  ],
  [
    /^(?:https?:)?\/\/codepen\.io\/([\w-]+)\/embed\/(?:preview\/)?([\w-]+)\/?(?:\?.*)?$/i,
    (user = '', pen = '') => ({ name: 'CodePen', props: { user, pen } }),
  ],
]

/** The component of the theme that links to what a frame of this address would show. */
export function filmInFrame(src: string, title: string): Film | undefined {
  const [address = ''] = src.trim().split('#')
  for (const [pattern, filmOf] of FILMS) {
    const match = pattern.exec(address)
    if (match === null) continue
    const { name, props } = filmOf(...match.slice(1))
    return { name, props: { ...props, ...titleOf(title) } }
  }
  return undefined
}

/** Such a component as it is written. */
export function asTag({ name, props }: Film): string {
  const given = Object.entries(props).map(([prop, value]) => ` ${prop}="${value}"`)
  return `<${name}${given.join('')}/>`
}

function asked(name: string, query: string): string | undefined {
  return new RegExp(`[?&]${name}=([\\w-]+)`).exec(query)?.[1]
}

/** What every frame of a service is called says nothing about this one. */
function titleOf(title: string): { readonly title?: string } {
  const words = title.trim()
  const isUsual = /["<>&\n]|(?:video|vimeo) player$/i.test(words)
  return words === '' || words.length > 60 || isUsual ? {} : { title: words }
}
