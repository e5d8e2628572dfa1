/** What other generators call settings that Octavo has by another name, in small letters. */
const NAMESAKES: ReadonlyMap<string, readonly string[]> = new Map([
  ...named(['url'], ['baseurl', 'siteurl', 'site_url', 'site', 'link', 'href', 'pageref']),
  ...named(['lang'], ['language', 'languagecode', 'locale', 'defaultcontentlanguage']),
  ...named(['pageSize'], ['paginate', 'pagination', 'per_page', 'perpage', 'postsperpage', 'posts_per_page']),
  ...named(['description'], ['tagline', 'subtitle']),
  ...named(['nav'], ['menu', 'menus', 'navbar', 'navigation']),
  ...named(['output.dir'], ['destination', 'outdir', 'public_dir', 'publishdir']),
  ...named(['markdown.plugins'], ['remarkplugins']),
  ...named(['label', 'title'], ['name', 'text']),
])

function named(ours: readonly string[], theirs: readonly string[]) {
  return theirs.map((name) => [name, ours] as const)
}

/** Of the keys that may stand there the one that another generator has by this name. */
export function namesake(key: string, known: Iterable<string>): string | undefined {
  const names = new Set(known)
  return NAMESAKES.get(key.toLowerCase())?.find((name) => names.has(name))
}
