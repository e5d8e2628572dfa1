import { codeOf, UNFIT } from '../text/controls.ts'
import type { Piece } from './markup.ts'

interface Found {
  readonly begin: number
  readonly length: number
  readonly code: string
}

/** Numbers of signs as texts of LiquidJS have them, `\u263a` or in octal. Those behind each other may be one sign. */
const ESCAPES = /(?:\\(?:u[\da-f]{0,4}|[0-7]{1,3}))+/gi

/** What a template holds that no page may: as it stands, or written as an escape in a text. */
export function controlsIn(text: string, pieces: readonly Piece[]): readonly Found[] {
  const found: Found[] = []
  const note = (written: string, meant: string, begin: number): void => {
    const code = codeOf(meant)
    if (code !== undefined) found.push({ begin, length: written.length, code })
  }
  if (UNFIT.test(text))
    for (const match of text.matchAll(new RegExp(UNFIT, 'gu'))) note(match[0], match[0], match.index)
  for (const { begin, text: piece } of pieces) {
    if (!piece.includes('\\')) continue
    // A stroke before a stroke is one sign, and what follows it is text.
    const texts = piece.replace(/\\\\/g, '  ').matchAll(ESCAPES)
    for (const match of texts) note(match[0], meantBy(match[0]), begin + match.index)
  }
  return found
}

function meantBy(escapes: string): string {
  return escapes.replace(/\\(?:u([\da-f]*)|(\d+))/gi, (_, hex: string | undefined, octal: string) =>
    String.fromCharCode(hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex || '0', 16)),
  )
}
