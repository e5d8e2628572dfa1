import type { Lines } from './line-marks.ts'

/** A patch for a program: it is nothing without its signs. */
export function isPatch(code: string): boolean {
  return /^(?:@@ -\d|diff --git |Index: |--- \S.*\n\+\+\+ )/m.test(code)
}

/** Mark lines by the signs that they begin with, which stay. */
export function keepSigns({ texts, kinds }: Lines): Lines {
  return { texts, kinds: texts.map((text, at) => kinds[at] ?? kindOf(text)) }
}

/**
 * Mark lines by their signs and take these off, so that the code can be highlighted and copied. Where every
 * line leaves room for one (and for a blank behind it), the room goes with it; else only what stands there.
 */
export function takeSigns({ texts, kinds }: Lines): Lines {
  const full = texts.filter((text) => text !== '')
  const isAligned = full.every((text) => /^[+\- ]/.test(text))
  const isWide = full.every((text) => /^[+\- ](?: |$)/.test(text))
  const strip = (text: string): string => {
    if (isWide) return text.slice(2)
    if (isAligned) return text.slice(1)
    return kindOf(text) === undefined ? text : text.replace(/^[+-] ?/, '')
  }
  return { texts: texts.map(strip), kinds: texts.map((text, at) => kinds[at] ?? kindOf(text)) }
}

function kindOf(text: string): 'ins' | 'del' | undefined {
  if (text.startsWith('+') && !text.startsWith('+++ ')) return 'ins'
  return text.startsWith('-') && !text.startsWith('--- ') ? 'del' : undefined
}
