import type { Ahead } from '../markdown/code/ahead.ts'
import { isLong } from '../markdown/limits/risk.ts'
import type { BuildInput } from './build.ts'
import type { Item } from './inventory.ts'
import { bufferOf } from './stored.ts'

/** Another thread that highlights the code blocks of posts before this one parses them; what it has not made is made here. */
export interface CodeThread {
  readonly ahead: Ahead
  /** Tell it which of its texts is parsed now: it need not look at those before. */
  reach(nth: number): void
  close(): Promise<void>
}

/** So many posts with code are worth the thread: it takes a tenth of a second to start. */
const MANY = 100

/** What is to be parsed, in this order, and the thread that is ahead; `code` is absent where there is little for it to do. */
interface Ordered {
  readonly order: readonly number[]
  readonly code?: CodeThread | undefined
}

/** Start a thread for these items. Those without code come first: until then it has made something. */
export async function withCodeThread(
  { openCodeThread: open }: BuildInput,
  missing: readonly number[],
  items: readonly Item[],
): Promise<Ordered> {
  if (open === undefined || missing.length < MANY) return { order: missing }
  const textOf = (at: number) => items[at]?.source.bytes ?? NOTHING
  const coded = missing.filter((at) => mayHoldFence(textOf(at)))
  if (coded.length < MANY) return { order: missing }
  const later = new Set(coded)
  const order = [...missing.filter((at) => !later.has(at)), ...coded]
  return { order, code: await open(order.map((at) => (later.has(at) ? textOf(at) : NOTHING))) }
}

const NOTHING = new Uint8Array()

function mayHoldFence(text: Uint8Array): boolean {
  // What is long is read in another process, which highlights its code itself.
  if (isLong(text.length)) return false
  const bytes = bufferOf(text)
  return bytes.includes('\n```') || bytes.includes('\n~~~')
}
