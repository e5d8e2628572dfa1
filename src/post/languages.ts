/** Languages that blogs are written in, by the names that their authors give them, countries among them that are no codes of languages. */
const ROWS = `en english, de german deutsch, fr french français, es spanish español castellano, it italian italiano,
pt portuguese português, nl dutch nederlands, pl polish polski, sv swedish svenska, da danish dansk dk, nb norwegian norsk,
fi finnish suomi, cs czech čeština cz, el greek ελληνικά gr, tr turkish türkçe, ru russian русский, uk ukrainian українська ua,
ar arabic العربية, fa persian farsi فارسی, he hebrew עברית, hi hindi हिन्दी, zh chinese 中文 cn, ja japanese 日本語 jp,
ko korean 한국어, vi vietnamese vn, id indonesian, ca catalan català, hu hungarian magyar, ro romanian română`

const CODES: ReadonlyMap<string, string> = new Map(
  ROWS.split(/,\s*/).flatMap((row) => {
    const [code = '', ...names] = row.split(' ')
    return names.map((name) => [name, code] as const)
  }),
)

/** The code of a language that is called by its name; undefined for anything else. */
export function codeOf(name: string): string | undefined {
  return CODES.get(name.toLowerCase())
}
