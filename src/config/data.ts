import { dataFolder, dataForm, registryElsewhere, sameData, sameTerm } from '../report/config.ts'
import { topOf } from '../report.ts'
import { folderOf, POSTS_FOLDER } from '../text/paths.ts'
import { termKey } from '../text/slug.ts'
import type { Config, Json, Place, Report, Snapshot, Source } from '../types.ts'
import { decodeText } from './decode.ts'
import { fitOrReport } from './fitting.ts'
import { parseJson } from './json.ts'
import { isMap, join, type Located } from './located.ts'
import { anything, mapOf, maybe, record, type Shape, text } from './schema.ts'
import { linkTarget, name, pigment } from './wants.ts'
import { parseYaml } from './yaml.ts'

interface Data {
  /** By the file's name without its ending. */
  readonly values: ReadonlyMap<string, Json>
  /** Places of the values, their paths with that name in front: `authors.octavo.url`. */
  readonly places: ReadonlyMap<string, Place>
}

const author = record({
  name,
  url: maybe(linkTarget),
  bio: maybe(text),
  image: maybe(text),
  links: maybe(mapOf(linkTarget)),
  // Docusaurus has these too. The first two are the image, the others say nothing here.
  image_url: maybe(text),
  imageURL: maybe(text),
  title: maybe(anything),
  email: maybe(anything),
  page: maybe(anything),
  socials: maybe(anything),
})

const term = record({
  label: maybe(name),
  description: maybe(text),
  image: maybe(text),
  pigment: maybe(pigment),
})

/** The data files that Octavo itself reads; the others are for templates and may hold anything. */
const REGISTRIES: ReadonlyMap<string, Shape<unknown>> = new Map<string, Shape<unknown>>([
  ['authors', mapOf(author)],
  ['categories', mapOf(maybe(term))],
  ['tags', mapOf(maybe(term))],
])

/** Registries whose keys stand for what has one slug. */
const TERMS = ['categories', 'tags']

/** Read the data files of a snapshot. One that cannot be read, or a registry with a fault, is reported and null. */
export function readData(snapshot: Snapshot, config: Config, report: Report): Data {
  const values = new Map<string, Json>()
  const places = new Map<string, Place>()
  const paths = new Map<string, string>()
  const below = sourcesBelow(`${config.paths.data}/`, snapshot)
  for (const source of below) {
    const name = dataName(source.path, config.paths.data)
    if (name === undefined) continue
    const other = paths.get(name)
    if (other !== undefined) {
      report(sameData(topOf(source.path), name, other))
      continue
    }
    paths.set(name, source.path)
    const located = read(source, report)
    if (located === undefined || !isSound(name, located, source.path, report)) {
      // What asks for it is not at fault.
      values.set(name, null)
      continue
    }
    values.set(name, located.value)
    for (const [path, place] of located.places) places.set(join(name, path).replace(/\.$/, ''), place)
  }
  findPassedOver(below, config, report)
  for (const path of REGISTRIES_ELSEWHERE) {
    const name = dataName(path, folderOf(path))
    if (snapshot.has(path) && name !== undefined && !values.has(name))
      report(registryElsewhere(topOf(path), `${config.paths.data}/${name}.yaml`))
  }
  return { values, places }
}

/** Where Docusaurus keeps what it knows of authors. */
const REGISTRIES_ELSEWHERE = ['blog/authors.yml', 'blog/authors.yaml']

/** Those of a folder: few of many thousands, and so looked for once. */
function sourcesBelow(folder: string, snapshot: Snapshot): readonly Source[] {
  const below: Source[] = []
  for (const source of snapshot.values()) if (source.path.startsWith(folder)) below.push(source)
  return below
}

/** Files that a site may keep beside its data: what registries and posts show, and notes to oneself. */
const NO_DATA =
  /(?:^|\/)[_.][^/]*(?:\/|$)|\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp|mp[34]|ogg|wav|web[mv]|pdf|zip|woff2?|mdx?|markdown|(?<!\.(?:ya?ml|json)\.)txt)$/i

/** Tell of files that one may take for data files and that nothing reads, a folder of them once. */
function findPassedOver(below: readonly Source[], { paths }: Config, report: Report): void {
  const { data, posts = POSTS_FOLDER, pages } = paths
  const told = new Set<string>()
  for (const { path } of below) {
    if (dataName(path, data) !== undefined) continue
    const name = path.slice(data.length + 1)
    const slash = name.indexOf('/')
    const top = slash === -1 ? path : `${data}/${name.slice(0, slash)}`
    const isOther = [posts, pages].some((folder) => `${folder}/`.startsWith(`${top}/`))
    if (NO_DATA.test(name) || isOther || told.has(top)) continue
    told.add(top)
    report(slash === -1 ? dataForm(topOf(path)) : dataFolder(topOf(top), data))
  }
}

/** The name of a data file of the folder, undefined of any other file. */
export function dataName(path: string, folder: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined
  return /^([^/_][^/]*)\.(yaml|yml|json)$/.exec(path.slice(folder.length + 1))?.[1]
}

function read(source: Source, report: Report): Located | undefined {
  const content = decodeText(source, report)
  if (content === undefined) return undefined
  const origin = { path: source.path, line: 1 }
  return source.path.endsWith('.json')
    ? parseJson(content, origin, report)
    : parseYaml(content, origin, report)
}

function isSound(name: string, located: Located, path: string, report: Report): boolean {
  const shape = REGISTRIES.get(name)
  if (shape === undefined || located.value === null) return true
  const spot = {
    path: '',
    places: located.places,
    keys: located.keys,
    fallback: topOf(path),
  }
  if (fitOrReport(shape, located.value, spot, report) === undefined) return false
  if (TERMS.includes(name)) findSame(located, termKey, spot.fallback, report)
  if (name === 'authors') findSame(located, (key) => key.toLowerCase(), spot.fallback, report)
  return true
}

/** Keys of categories and tags may be slugs or labels; those of authors are found in every case. */
function findSame(
  { value, keys }: Located,
  meaningOf: (key: string) => string,
  fallback: Place,
  report: Report,
): void {
  const seen = new Map<string, string>()
  for (const key of Object.keys(isMap(value) ? value : {})) {
    const meaning = meaningOf(key)
    const other = seen.get(meaning)
    if (other === undefined) seen.set(meaning, key)
    else report(sameTerm(keys.get(key) ?? fallback, key, other))
  }
}
