import type { Fact, Read } from '../site/facts.ts'
import type { Print } from '../site/prints.ts'

/** Facts that pages have read, by number: what each is, its name, and the print that it had. */
export interface Ledger {
  readonly facts: readonly Fact[]
  readonly names: readonly string[]
  readonly prints: readonly string[]
}

/** A fact as it is shown: `fact:name`. */
export function keyOf({ facts, names }: Ledger, number: number): string {
  return `${facts[number]}:${names[number]}`
}

/** Notes which facts a task reads, each once, in the order of its asking: absence too. */
export interface Recording {
  /** The door for whatever is recorded. */
  readonly read: Read
  /** Begin a task. */
  begin(): void
  /** What the task has read, by number. */
  readonly reads: readonly number[]
}

/** Records what many tasks read, and goes on with the numbers of a ledger. */
export class Recorder implements Ledger, Recording {
  readonly facts: Fact[]
  readonly names: string[]
  readonly prints: string[]
  readonly read: Read
  readonly #numbers = new Map<Fact, Map<string, number>>()
  /** By number: in which task the fact was read last. */
  readonly #seenIn: number[] = []
  #task = 0
  #reads: number[] = []

  /** Goes on with a ledger whose prints are those of today. */
  constructor(read: Read, print: Print, ledger: Ledger) {
    this.facts = [...ledger.facts]
    this.names = [...ledger.names]
    this.prints = [...ledger.prints]
    for (const [number, fact] of ledger.facts.entries())
      this.#numbersOf(fact).set(ledger.names[number] ?? '', number)
    this.read = (fact, name) => {
      this.#note(fact, name, print)
      return read(fact, name)
    }
  }

  begin(): void {
    this.#task++
    this.#reads = []
  }

  get reads(): readonly number[] {
    return this.#reads
  }

  #numberOf(fact: Fact, name: string, print: Print): number {
    const numbers = this.#numbersOf(fact)
    let number = numbers.get(name)
    if (number === undefined) {
      number = this.facts.push(fact) - 1
      this.names.push(name)
      this.prints.push(print(fact, name))
      numbers.set(name, number)
    }
    return number
  }

  #note(fact: Fact, name: string, print: Print): void {
    const number = this.#numberOf(fact, name, print)
    if (this.#seenIn[number] === this.#task) return
    this.#seenIn[number] = this.#task
    this.#reads.push(number)
  }

  #numbersOf(fact: Fact): Map<string, number> {
    let numbers = this.#numbers.get(fact)
    if (numbers === undefined) {
      numbers = new Map()
      this.#numbers.set(fact, numbers)
    }
    return numbers
  }
}
