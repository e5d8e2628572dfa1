/** C0 controls but tab and line ends, DEL, halves of surrogate pairs, noncharacters: no page may hold them (SPEC 13.29). */
export const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\p{Cs}\p{Noncharacter_Code_Point}]/u

/** The text with `\ufffd` in the place of what no page may hold; the very same one, if it holds none. */
export function fitted(text: string): string {
  return UNFIT.test(text) ? text.replace(new RegExp(UNFIT, 'gu'), '\ufffd') : text
}

/** The first such sign in a text, as `U+0001`. */
export function codeOf(text: string): string | undefined {
  const sign = UNFIT.exec(text)?.[0]
  return sign && unicodeOf(sign)
}

/** A sign by its number in Unicode: `U+00A0`. */
export function unicodeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/** Without control characters that no text of an author's may hold: all of C0 but tab, line feed and carriage return. */
export function withoutControls(text: string): string {
  return CONTROL.test(text) ? text.replace(new RegExp(CONTROL, 'g'), '') : text
}

/** The same for what a plugin may have brought: half of a surrogate pair, which has no bytes, is printed as U+FFFD. */
export function withoutStrays(text: string): string {
  const clean = withoutControls(text)
  return /\p{Cs}/u.test(clean) ? clean.replace(/\p{Cs}/gu, '\ufffd') : clean
}
