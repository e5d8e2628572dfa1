const WORDS_A_MINUTE = 230
const CJK_CHARACTERS_A_MINUTE = 500

/** Reading time in whole minutes, at least one (SPEC 13.4). */
export function minutes(words: number, cjk: number): number {
  return Math.max(1, Math.ceil(words / WORDS_A_MINUTE + cjk / CJK_CHARACTERS_A_MINUTE))
}
