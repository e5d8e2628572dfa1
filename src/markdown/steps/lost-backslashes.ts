import { lostSigns } from '../../report/lost.ts'
import { within } from '../../text/ranges.ts'
import { UNPARTED } from '../../text/words.ts'
import { quietRanges, rangesOfType } from '../code-ranges.ts'
import { COMMANDS } from '../leftovers/marks.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'

const MAY_BE_LOST = /\\[A-Za-z\d]/

/**
 * Name words in which some backslashes are printed and others are not, for a sign is behind them: paths of Windows and patterns
 * (`C:\new\_x`, `\\host\share`, `\d+\.\d`). Text that was escaped as a whole prints none or all.
 */
export function lostBackslashes(tree: Root, context: StepContext): void {
  const { text } = context
  if (!text.includes('\\') || !MAY_BE_LOST.test(text)) return
  const found = wordsIn(text).filter(({ word }) => isMixed(word))
  if (found.length === 0) return
  const isText = within(rangesOfType(tree, 'text'))
  const isQuiet = within(quietRanges(tree, text))
  for (const { index, at, word } of found)
    if (isText(at) && !isQuiet(at))
      context.report(lostSigns(context.place({}, word.length, index), word, '\\'))
}

interface Word {
  readonly index: number
  /** Where its first backslash stands. */
  readonly at: number
  readonly word: string
}

/** A sign of Chinese or Japanese ends what is looked at, as a blank does. */
const APART = `\\s${UNPARTED}`
const BEFORE = new RegExp(`[^${APART}\`|<>$(*_]{0,100}$`)
const AFTER = new RegExp(`^[^${APART}\`|<>$]{1,100}`)

/** Words with a backslash, each once and at most of 200 signs. */
function wordsIn(text: string): readonly Word[] {
  const words: Word[] = []
  for (let at = text.indexOf('\\'); at !== -1; ) {
    const before = BEFORE.exec(text.slice(Math.max(0, at - 100), at))?.[0] ?? ''
    const after = AFTER.exec(text.slice(at, at + 100))?.[0] ?? '\\'
    words.push({ index: at - before.length, at, word: before + after })
    at = text.indexOf('\\', at + after.length)
  }
  return words
}

/** TeX in brackets, and commands of LaTeX with braces. */
const TOLD_AS_TEX = new RegExp(String.raw`^\\(?:[([]|(?:${COMMANDS})[[{])`)

function isMixed(word: string): boolean {
  if (TOLD_AS_TEX.test(word)) return false
  let printed = 0
  let lost = /^\\\\[A-Za-z]/.test(word) ? 1 : 0
  for (const [, sign = ''] of word.matchAll(/\\([\s\S])/g)) {
    if (/[A-Za-z\d]/.test(sign)) printed++
    else if (sign !== '\\' && /[!-/:-@[-`{-~]/.test(sign)) lost++
  }
  return printed > 0 && lost > 0
}
