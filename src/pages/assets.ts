import { noThemeStyle } from '../report/style.ts'
import type { Assets } from '../site/facts.ts'
import { hash } from '../text/hash.ts'
import { encodePath } from '../text/paths.ts'
import type { LinkUse, Place, Report, Snapshot, Source } from '../types.ts'
import { checkImports, isScript } from './scripts.ts'
import { bundleStyle, importsOf, type StyleWorld } from './styles.ts'

export interface AssetOptions {
  readonly files: Snapshot
  /** Sub-path of the site's address, without a slash at the end. */
  readonly base: string
  /** `theme.css`: a stylesheet of the site's own, by its path from the root, and where it is named. */
  readonly theme?: { readonly path: string; readonly place: Place }
}

interface AssetOutput {
  /** Relative to the output folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** The styles, fonts and scripts of the theme, ready to be published. */
export interface AssetSet {
  /** Published addresses, each by the file's name below `templates/assets/`, that of `theme.css` by its path. */
  readonly addresses: Assets
  readonly outputs: readonly AssetOutput[]
  /** Addresses of the site that stylesheets name, as they are printed. */
  readonly links: readonly LinkUse[]
}

const FOLDER = 'templates/assets/'
const HASH_LENGTH = 8

/**
 * Bundle and minify the stylesheets, and give every asset a name that holds the hash of its content, so
 * that browsers may keep it for ever. A stylesheet that others import is part of them; a font is published
 * only when a stylesheet or a template names it.
 */
export async function buildAssets(options: AssetOptions, report: Report): Promise<AssetSet> {
  const { files, base, theme } = options
  const inFolder = [...files.keys()].filter(
    (path) => path.startsWith(FOLDER) && isPublic(path.slice(FOLDER.length)),
  )
  const styles = inFolder.filter(isStyle)
  const imported = new Set(styles.flatMap((path) => importsOf(path, files)))
  const entries = styles.filter((path) => !imported.has(path))
  if (theme !== undefined && !files.has(theme.path)) report(noThemeStyle(theme.place, theme.path))
  else if (theme !== undefined && !entries.includes(theme.path)) entries.push(theme.path)

  const published = new Map<string, AssetOutput>()
  const publish = (path: string, bytes: Uint8Array, digest: string): AssetOutput => {
    const output = { path: fingerprinted(path, digest), bytes }
    published.set(path, output)
    return output
  }
  const links: LinkUse[] = []
  const world = styleWorld(options, links, (source, path) => publish(path, source.bytes, source.hash))
  for (const path of entries) {
    const bytes = await bundleStyle(path, world, report)
    publish(path, bytes, hash(bytes))
  }
  const texts = templateTexts(files)
  for (const path of inFolder) {
    const source = files.get(path)
    if (source === undefined || isStyle(path) || published.has(path)) continue
    if (isScript(path)) checkImports(source, report)
    if (!isFont(path) || isNamed(path.slice(FOLDER.length), texts)) publish(path, source.bytes, source.hash)
  }
  const outputs = new Map([...published.values()].map((output) => [output.path, output]))
  return {
    addresses: addressesIn(published, base),
    outputs: [...outputs.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
    links,
  }
}

function addressesIn(published: ReadonlyMap<string, AssetOutput>, base: string): Assets {
  const addresses = Array.from(published, ([path, output]): [string, string] => {
    const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : path
    const { path: to } = published.get(FOLDER + name) ?? output
    return [name, `${base}/${encodePath(to)}`]
  })
  return Object.fromEntries(addresses)
}

function styleWorld(
  { files, base }: AssetOptions,
  links: LinkUse[],
  publish: (source: Source, path: string) => AssetOutput,
): StyleWorld {
  return {
    files,
    sitePath: (path, place) => {
      const url = base + path
      links.push({ url, place })
      return url
    },
    addressOf: (path) => {
      const source = files.get(path)
      if (source === undefined) return undefined
      if (path.startsWith('public/')) return encodePath(`${base}/${path.slice('public/'.length)}`)
      return encodePath(publish(source, path).path.slice('assets/'.length))
    },
  }
}

/** `templates/assets/styles/octavo.css` becomes `assets/octavo.3f2a9c1b.css`. */
function fingerprinted(path: string, digest: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  return `assets/${stem}.${digest.slice(0, HASH_LENGTH)}${extension}`
}

/** Hidden files and files that begin with `_` are for whoever makes the theme. */
function isPublic(name: string): boolean {
  return !name.split('/').some((part) => part.startsWith('.') || part.startsWith('_'))
}

function isStyle(path: string): boolean {
  return path.endsWith('.css')
}

function isFont(path: string): boolean {
  return /\.(woff2?|ttf|otf)$/.test(path)
}

function templateTexts(files: Snapshot): readonly string[] {
  const decoder = new TextDecoder()
  const templates = [...files].filter(([path]) => path.startsWith('templates/') && path.endsWith('.html'))
  return templates.map(([, source]) => decoder.decode(source.bytes))
}

function isNamed(name: string, texts: readonly string[]): boolean {
  return texts.some((text) => text.includes(`'${name}'`) || text.includes(`"${name}"`))
}
