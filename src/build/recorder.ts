import type { Fact, Read } from '../site/facts.ts'
import type { Print } from '../site/prints.ts'

/** Facts that pages have read, by number, and the print that each had. */
export interface Ledger {
  /** `fact:name`. */
  readonly keys: readonly string[]
  readonly prints: readonly string[]
}

/** The fact and the name of a key. */
export function factOf(key: string): readonly [fact: Fact, name: string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon) as Fact, key.slice(colon + 1)]
}

/** Notes which facts a task reads, each once, in the order of its asking: absence too. */
export class Recorder {
  readonly keys: string[]
  readonly prints: string[]
  /** The door for whatever is recorded. */
  readonly read: Read
  readonly #numbers: Map<string, number>
  /** By fact: in which task it was read last. */
  readonly #seenIn: number[] = []
  #task = 0
  #reads: number[] = []

  /** Goes on with a ledger whose prints are those of today. */
  constructor(read: Read, print: Print, ledger: Ledger) {
    this.keys = [...ledger.keys]
    this.prints = [...ledger.prints]
    this.#numbers = new Map(ledger.keys.map((key, at) => [key, at]))
    this.read = (fact, name) => {
      this.#note(fact, name, print)
      return read(fact, name)
    }
  }

  /** Begin a task. */
  begin(): void {
    this.#task++
    this.#reads = []
  }

  /** What the task has read, by number. */
  get reads(): readonly number[] {
    return this.#reads
  }

  #note(fact: Fact, name: string, print: Print): void {
    const key = `${fact}:${name}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.keys.push(key) - 1
      this.prints.push(print(fact, name))
      this.#numbers.set(key, number)
    }
    if (this.#seenIn[number] === this.#task) return
    this.#seenIn[number] = this.#task
    this.#reads.push(number)
  }
}
