/** Languages that blogs are written in, by the names that their authors give them. */
const NAMES = `en english, de german deutsch, fr french français, es spanish español castellano, it italian italiano,
pt portuguese português, nl dutch nederlands, pl polish polski, sv swedish svenska, da danish dansk, nb norwegian norsk,
fi finnish suomi, cs czech čeština, el greek ελληνικά, tr turkish türkçe, ru russian русский, uk ukrainian українська,
ar arabic العربية, fa persian farsi فارسی, he hebrew עברית, hi hindi हिन्दी, zh chinese 中文, ja japanese 日本語,
ko korean 한국어, vi vietnamese, id indonesian, ca catalan català, hu hungarian magyar, ro romanian română`

/** The code of a language that is called by its name; undefined for anything else. */
export function codeOf(name: string): string | undefined {
  const folded = name.toLowerCase()
  const row = NAMES.split(/,\s*/).find((one) => one.split(' ').slice(1).includes(folded))
  return row?.slice(0, 2)
}
