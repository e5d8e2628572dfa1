import { strayStars } from '../../report/prose.ts'
import { UNPARTED } from '../../text/words.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Located, type Parents, type Root, walk } from '../tree.ts'

interface Run {
  readonly offset: number
  readonly before: string
  readonly after: string
  /** Whether it rather hides the end of a word (`sh**`). */
  readonly isCensor: boolean
  /** Whether it begins bold text in bold text, as an end that is none does (`**是：**这**`). */
  readonly isNested?: boolean
}

const CJK = new RegExp(`[${UNPARTED}\\uac00-\\ud7a3\\uf900-\\ufaff]`)

const CJK_LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/** How words begin of which two letters are hidden. */
const CENSORED = /(?<![\p{L}\p{M}\p{N}])(?:a|bi|co|cr|cu|d|da|di|f|fu|h|he|ho|pi|pu|sh|sl|tw|wa|wh)$/iu

/** What takes all arguments with names in Python and Ruby: `**kwargs`, `f(x, **options)`. */
const KEYWORDS = /^[\s\S]{0,2}?\*\*kw(?:arg)?s?\b|^(?:, |.?\()\*\*[a-z_]\w{0,40}\)/

/** Name asterisks without effect, `**`: once for each block that prints them. */
export function tellStars(tree: Root, context: StepContext, isProse: (offset: number) => boolean): void {
  walk(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    const runs: Run[] = []
    runsBelow(node, context.text, runs)
    if (runs.length === 0) return false
    const prose = runs.filter((run) => isProse(run.offset))
    const blockStart = node.position?.start.offset
    const at = prose.findIndex(
      (run, at) =>
        run.isNested === true ||
        isStray(run, prose.length > 1 && run.offset === blockStart) ||
        isSpoiltPair(run, prose[at + 1]),
    )
    const stray = prose[at]
    if (stray !== undefined)
      context.report(strayStars(context.place({}, 2, stray.offset), kindOf(stray, prose[at + 1])))
    return false
  })
}

function runsBelow(node: Parents, text: string, runs: Run[]): void {
  for (const child of childrenOf(node)) {
    if (child.type !== 'text') {
      if (child.type === 'strong' && node.type === 'strong') nested(child, node, text, runs)
      runsBelow(child as Parents, text, runs)
      continue
    }
    if (!child.value.includes('**')) continue
    const start = child.position?.start.offset
    const end = child.position?.end.offset
    if (start === undefined || end === undefined) continue
    for (const match of text.slice(start, end).matchAll(/(?<![\\*])\*\*(?!\*)/g)) {
      const offset = start + match.index
      if (KEYWORDS.test(text.slice(Math.max(0, offset - 2), offset + 50))) continue
      const isCensor = CENSORED.test(text.slice(Math.max(0, offset - 4), offset))
      runs.push({ offset, before: text.charAt(offset - 1), after: text.charAt(offset + 2), isCensor })
    }
  }
}

/** Of `****very****` and `__**very**__` it is meant, and no `**` ends what `__` began. */
function nested({ position }: Located, around: Located, text: string, runs: Run[]): void {
  const offset = position?.start.offset
  if (offset === undefined || !text.startsWith('**', offset)) return
  if (!text.startsWith('**', around.position?.start.offset)) return
  const [before, after] = [text.charAt(offset - 1), text.charAt(offset + 2)]
  const isNested = /(?!\*)\p{P}/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  if (isNested) runs.push({ offset, before, after, isCensor: false, isNested })
}

/**
 * Asterisks that were to begin or end something. Powers (`2 ** 3`), globs, censored words and a sign for
 * a remark after a price are left alone. `isPaired`: the block begins with them and has more of them.
 */
function isStray({ before, after }: Run, isPaired: boolean): boolean {
  const opens = /^[\s("'“‘«—–[]?$/.test(before) && /[\p{L}`"“'‘[]/u.test(after)
  const closes = /[.:!?,;)”’…]/.test(before) && /^[\s.,:;!?)]?$/.test(after)
  const touchesCjk = CJK.test(before) || CJK.test(after)
  return opens || closes || touchesCjk || (isPaired && /\s/.test(after))
}

/** Tight: a letter on the outer side and a sign on the inner one; of these, where words are not parted by blanks, or of their end. */
function kindOf({ before, after, isNested }: Run, next: Run | undefined): 'loose' | 'tight' | 'nested' {
  if (isNested === true) return 'nested'
  const sides = [before, after]
  const isBetween = sides.some((side) => CJK_LETTER.test(side)) && sides.some((side) => /\p{P}/u.test(side))
  const endsTight = next !== undefined && /\p{P}/u.test(next.before) && /[\p{L}\p{N}]/u.test(next.after)
  return isBetween || endsTight ? 'tight' : 'loose'
}

/**
 * A blank behind the first of two, and a word before the second (`Some** bold** y`): one that was to begin something does
 * not. Two words that are censored (`sh** and cr**`) are no pair.
 */
function isSpoiltPair({ after, isCensor }: Run, next: Run | undefined): boolean {
  return (
    next !== undefined &&
    !(isCensor && next.isCensor) &&
    /\s/.test(after) &&
    /[\p{L}\p{M}]/u.test(next.before) &&
    /^[\s.,:;!?)]?$/.test(next.after)
  )
}
