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

  /** The number of a fact, also of one that was read elsewhere. */
  numberOf(fact: Fact, name: string, print: Print): number {
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
    const number = this.numberOf(fact, name, print)
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

/**
 * Records what few tasks read, and goes on with the numbers of a ledger: each fact is looked for when it is first asked
 * for, which is sooner done than numbering all of them.
 *
 * @param likely numbers of facts that they have read before
 * @param print of a fact that the ledger does not have
 * @param readerOf the door behind, given the prints
 */
export function recordFew(
  given: Ledger,
  likely: Iterable<number>,
  print: Print,
  readerOf: (printOf: Print) => Read,
): Recording & { readonly ledger: Ledger } {
  const ledger = { facts: [...given.facts], names: [...given.names], prints: [...given.prints] }
  const { facts, names, prints } = ledger
  const known = new Map<string, number>()
  for (const number of likely) known.set(keyOf(ledger, number), number)
  const numberOf = (fact: Fact, name: string): number => {
    const key = `${fact}:${name}`
    const before = known.get(key)
    if (before !== undefined) return before
    let at = names.indexOf(name)
    while (at >= 0 && facts[at] !== fact) at = names.indexOf(name, at + 1)
    if (at < 0) {
      at = prints.push(print(fact, name)) - 1
      facts.push(fact)
      names.push(name)
    }
    known.set(key, at)
    return at
  }
  const read = readerOf((fact, name) => prints[numberOf(fact, name)] ?? '')
  let reads = new Set<number>()
  return {
    ledger,
    read: (fact, name) => {
      reads.add(numberOf(fact, name))
      return read(fact, name)
    },
    begin: () => {
      reads = new Set()
    },
    get reads() {
      return [...reads]
    },
  }
}
