/** What stands in the place of a frame: a link that asks nobody for anything before a reader follows it. */
const FILMS: readonly (readonly [
  address: RegExp,
  tag: (id: string, query: string, more: string) => string,
])[] = [
  [
    /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)\/?(\?.*)?$/i,
    (id, query) => {
      const list = asked('list', query)
      if (id === 'videoseries' && list !== undefined)
        return `Embed url="https://www.youtube.com/playlist?list=${list}"`
      const start = asked('start', query)
      return start === undefined ? `YouTube id="${id}"` : `YouTube url="https://youtu.be/${id}?t=${start}"`
    },
  ],
  [
    /^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)\/?(\?.*)?$/i,
    // Who knows the second part may see a film that is not listed.
    (id, query) => {
      const key = asked('h', query)
      return key === undefined ? `Vimeo id="${id}"` : `Vimeo url="https://vimeo.com/${id}/${key}"`
    },
  ],
  [
    /^(?:https?:)?\/\/codepen\.io\/([\w-]+)\/embed\/()(?:preview\/)?([\w-]+)\/?(?:\?.*)?$/i,
    (user, _, pen) => `CodePen user="${user}" pen="${pen}"`,
  ],
]

/** The component of the theme that links to what a frame of this address would show, ready to be pasted. */
export function linkForFrame(src: string, title: string): string | undefined {
  const [address = ''] = src.trim().split('#')
  for (const [pattern, tagOf] of FILMS) {
    const match = pattern.exec(address)
    if (match === null) continue
    return `<${tagOf(match[1] ?? '', match[2] ?? '', match[3] ?? '')}${titleOf(title)}/>`
  }
  return undefined
}

function asked(name: string, query: string): string | undefined {
  return new RegExp(`[?&]${name}=([\\w-]+)`).exec(query)?.[1]
}

/** What every frame of a service is called says nothing about this one. */
function titleOf(title: string): string {
  const words = title.trim()
  if (words === '' || words.length > 60 || /["<>&\n]|(?:video|vimeo) player$/i.test(words)) return ''
  return ` title="${words}"`
}
