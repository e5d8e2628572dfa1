import { lostSigns as signsLost } from '../../report/lost.ts'
import { UNPARTED } from '../../text/words.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/** What every text with such stars holds. */
const MAY_BE_STARS =
  /[A-Za-z\d)\]]\*{1,2}[A-Za-z\d(]|[/._-]\*{1,2}[/._-]|\(\*{1,2}\)|\[\*{1,2}\]|"\*{1,2}"|\.\*,|\*\.[a-z]{1,10},\*|\*[./:]\*/
/** … and what every text with such a name does. Linear: what repeats is bounded. */
const MAY_BE_NAME = /__[A-Za-z][A-Za-z\d]{0,30}(?:_[A-Za-z\d]{1,30}){0,3}__/

/**
 * Name the stars and underscores that made words italic or bold, where they were signs of a sum, a pattern or a name
 * (`2*3*4`, `x**2 + y**2`, `COUNT(*)`, `__init__.py`): readers do not see them.
 */
export function lostSigns(tree: Root, context: StepContext): void {
  const { text } = context
  const mayBeStars = text.includes('*') && MAY_BE_STARS.test(text)
  const mayBeName = text.includes('__') && MAY_BE_NAME.test(text)
  if (!mayBeStars && !mayBeName) return
  let last = 0
  walk(tree, ({ type, position }) => {
    if (type !== 'emphasis' && type !== 'strong') return
    const start = position?.start.offset
    const end = position?.end.offset
    if (start === undefined || end === undefined || start < last) return
    const isBold = type === 'strong'
    const length = isBold ? 2 : 1
    const run: Run = {
      before: text.slice(Math.max(0, start - 2), start),
      inside: text.slice(start + length, end - length),
      after: text.slice(end, end + 3),
    }
    const isLost = text.charAt(start) === '*' ? isSum(run, isBold) || isPattern(run) : isBold && isName(run)
    if (!isLost) return
    const from = start - (BEFORE.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0)
    // The next ones in the same words are told with it.
    last = end + (AFTER.exec(text.slice(end, end + 20))?.[0].length ?? 0)
    const [whole = ''] = text.slice(from, last).split('\n', 1)
    context.report(signsLost(context.place({}, whole.length, from), whole, text.charAt(start)))
  })
}

/** What belongs to a word on its sides. */
const BEFORE = new RegExp(`[^\\s${UNPARTED}]{0,20}$`)
const AFTER = new RegExp(`^[^\\s,;${UNPARTED}]{0,20}`)

interface Run {
  readonly before: string
  readonly inside: string
  readonly after: string
}

/** Digits or letters on all sides: `2*3*4`, `x**2 + y**2`, `i*i*i`, `Nutzer*innen und Leser*innen`. `un*believ*able` is meant. */
function isSum({ before, inside, after }: Run, isBold: boolean): boolean {
  if (!/[A-Za-z\d)\]]$/.test(before) || !/^[A-Za-z\d(]/.test(after)) return false
  if (/^[\w(][\s\S]*\s[\s\S]*[\w)\]]$/.test(inside)) return true
  const isNumber = /\d$/.test(before) || /^\d/.test(after)
  const isLetter = !isBold && /(?:^|\W)[A-Za-z]$/.test(before) && /^[A-Za-z](?:\W|$)/.test(after)
  return (isNumber && /^[\w.]{1,30}$/.test(inside)) || (isLetter && /^\w{1,2}$/.test(inside))
}

/** Stars of paths, queries and kinds of media: `/api/*` and more behind it, `*.js,*.ts`, `COUNT(*) … SUM(*)`, `a.*, b.*`, `x[*] … y[*]`, `*.*`. */
function isPattern({ before, inside, after }: Run): boolean {
  if (/^[./:]$/.test(inside)) return true
  if (/^[/._-]/.test(inside))
    return /\/$|[A-Za-z\d][._-]$/.test(before) || (/^\.\w+,$/.test(inside) && /^\.\w/.test(after))
  return /^(?:\(\)|\[\]|""|\.,)$/.test(before.slice(-1) + inside.charAt(0))
}

/** What Python, JavaScript and C call so, and is no word that anybody would make bold. */
const NAMES =
  /^(?:init|proto|pycache|repr|str|dict|slots|getattr|setattr|getitem|setitem|FILE|LINE|mocks|snapshots)$/

function isName({ before, inside, after }: Run): boolean {
  if (!/^[A-Za-z]\w{0,60}$/.test(inside)) return false
  if (NAMES.test(inside) || /^\.[a-z]{2}/.test(after) || /[\w)\]]\.$/.test(before)) return true
  // `__call__(x)`; but `__REST__(Representational …)` is bold where no blank stands before a parenthesis, as in Korean.
  return /^\([!-~]/.test(after) && (inside.includes('_') || !/[A-Z]/.test(inside))
}
