/** Scripts that run from right to left (ISO 15924). */
const SCRIPTS = wordsOf(
  'adlm arab aran armi avst hebr mand mend nkoo phli phlp phnx rohg samr sarb syrc thaa yezi',
)

/** Languages that are mostly written in one of these, by their first subtag (CLDR, likely subtags). */
const LANGUAGES = wordsOf(
  'ar arc ary arz azb bgn bqi ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb ps rhg sam sd sdh skr syr ug ur yi',
)

/** Whether a language tag (BCP 47) names one that is written from right to left: `az-Arab` is, `ks-Deva` is not. */
export function isRightToLeft(lang: string): boolean {
  const [language = '', ...more] = lang.toLowerCase().split('-')
  // Behind a single letter stand extensions.
  const end = more.findIndex((part) => part.length === 1)
  const script = (end === -1 ? more : more.slice(0, end)).find((part) => /^[a-z]{4}$/.test(part))
  return script === undefined ? LANGUAGES.has(language) : SCRIPTS.has(script)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
