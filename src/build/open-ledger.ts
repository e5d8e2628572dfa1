import type { Fact, Read } from '../site/facts.ts'
import type { Print } from '../site/prints.ts'
import { type Amendment, NotKept, type Store } from '../types/store.ts'
import { fromTheEnd } from './amendments.ts'
import type { Recording } from './recorder.ts'
import { json } from './stored.ts'
import { TextList } from './text-list.ts'

/** The ledger as it lies in the cache: few facts of it are looked for, and few get another print or are added. */
export class OpenLedger {
  readonly #kinds: readonly Fact[]
  readonly #codes: Uint8Array
  readonly #names: TextList
  readonly #prints: TextList
  /** Prints of today, by number. */
  readonly #put = new Map<number, string>()
  readonly #added: { readonly code: number; readonly name: string; readonly print: string }[] = []

  static load(store: Store, file: string): OpenLedger | undefined {
    const kinds = json<readonly Fact[]>(store, file, 'kind-names')
    const codes = store.load(file, 'kinds')
    const [names, prints] = ['names', 'prints'].map((part) => {
      const found = store.load(file, part)
      return found && TextList.of(found)
    })
    return kinds && codes && names && prints && new OpenLedger({ kinds, codes, names, prints })
  }

  private constructor(parts: {
    kinds: readonly Fact[]
    codes: Uint8Array
    names: TextList
    prints: TextList
  }) {
    this.#kinds = parts.kinds
    this.#codes = parts.codes
    this.#names = parts.names
    this.#prints = parts.prints
  }

  /** How many facts it has. */
  get length(): number {
    return this.#codes.length + this.#added.length
  }

  /** The numbers of all facts with a name. */
  named(name: string): readonly number[] {
    return this.#names.numbersOf(name)
  }

  factOf(number: number): Fact | undefined {
    return this.#kinds[this.#codes[number] ?? this.#added[number - this.#codes.length]?.code ?? -1]
  }

  /** A fact as it is shown: `fact:name`. */
  keyOf(number: number): string {
    const added = this.#added[number - this.#codes.length]
    return `${this.factOf(number)}:${added?.name ?? this.#names.at(number)}`
  }

  numberOf(fact: Fact, name: string): number | undefined {
    return this.named(name).find((number) => this.factOf(number) === fact)
  }

  printOf(number: number): string {
    const added = this.#added[number - this.#codes.length]
    return added?.print ?? this.#put.get(number) ?? this.#prints.at(number)
  }

  /** Give a fact another print; true when it is another one. */
  put(number: number, print: string): boolean {
    if (this.printOf(number) === print) return false
    this.#put.set(number, print)
    return true
  }

  /** Add a fact. Comes back with its number; undefined when there is none of its kind yet, or no list can hold it. */
  add(fact: Fact, name: string, print: string): number | undefined {
    const code = this.#kinds.indexOf(fact)
    return code < 0 || name.includes('\0') || print.includes('\0')
      ? undefined
      : this.#codes.length + this.#added.push({ code, name, print }) - 1
  }

  /** What makes the saved ledger this one. */
  amendments(): readonly Amendment[] {
    const put = [...this.#put].map(([number, print]): Amendment => {
      const [at, length] = this.#prints.spanOf(number)
      return { part: 'prints', at, length, bytes: Buffer.from(print) }
    })
    const codes = Uint8Array.from(this.#added, ({ code }) => code)
    const ends = [
      { part: 'kinds', at: this.#codes.length, length: 0, bytes: codes },
      this.#names.appending(
        'names',
        this.#added.map(({ name }) => name),
      ),
      this.#prints.appending(
        'prints',
        this.#added.map(({ print }) => print),
      ),
    ]
    return fromTheEnd([...put, ...(this.#added.length > 0 ? ends : [])])
  }
}

/**
 * Records what few tasks read. Each fact is looked for when it is first asked for, which is sooner done than numbering
 * all of them.
 *
 * @param likely numbers of facts that they have read before
 * @param newPrint of a fact that the ledger does not have
 * @param readerOf the door behind, given the prints
 */
export function recordFew(
  ledger: OpenLedger,
  likely: Iterable<number>,
  newPrint: Print,
  readerOf: (printOf: Print) => Read,
): Recording {
  const known = new Map<string, number>()
  for (const number of likely) known.set(ledger.keyOf(number), number)
  const numberOf = (fact: Fact, name: string): number => {
    const key = `${fact}:${name}`
    const number =
      known.get(key) ?? ledger.numberOf(fact, name) ?? ledger.add(fact, name, newPrint(fact, name))
    if (number === undefined) throw new NotKept()
    known.set(key, number)
    return number
  }
  const read = readerOf((fact, name) => ledger.printOf(numberOf(fact, name)))
  let reads = new Set<number>()
  return {
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
