import type { Amendment } from '../types/store.ts'
import { bufferOf } from './stored.ts'

/** A list of texts as it lies in the cache, of which few are asked for. */
export class TextList {
  readonly #all: Buffer
  #starts: Int32Array | undefined

  /** @returns undefined for a list that one of its texts forbids to be plain */
  static of(found: Uint8Array): TextList | undefined {
    return found.length === 0 || found[0] === 0 ? new TextList(found) : undefined
  }

  private constructor(found: Uint8Array) {
    this.#all = bufferOf(found)
  }

  get length(): number {
    return this.#bounds().length - 1
  }

  all(): readonly string[] {
    return this.length === 0 ? [] : this.#all.toString('utf8', 1).split('\0')
  }

  at(number: number): string {
    const [from, length] = this.spanOf(number)
    return this.#all.toString('utf8', from, from + length)
  }

  /** Where a text begins, and how many bytes it has. */
  spanOf(number: number): readonly [from: number, length: number] {
    const bounds = this.#bounds()
    const from = (bounds[number] ?? 0) + 1
    return [from, (bounds[number + 1] ?? from) - from]
  }

  /** The numbers of all texts that are this one. */
  numbersOf(text: string): readonly number[] {
    const wanted = Buffer.from(`\0${text}`)
    const numbers: number[] = []
    for (let at = this.#all.indexOf(wanted); at >= 0; at = this.#all.indexOf(wanted, at + 1)) {
      const end = at + wanted.length
      if (end === this.#all.length || this.#all[end] === 0) numbers.push(this.#numberAt(at))
    }
    return numbers
  }

  /** What puts texts behind those of the saved list, which is this part of a file. */
  appending(part: string, texts: readonly string[]): Amendment {
    const bytes = Buffer.from(texts.map((text) => `\0${text}`).join(''))
    return { part, at: this.#all.length, length: 0, bytes }
  }

  /** Where each text begins, at its NUL, and the end of all. */
  #bounds(): Int32Array {
    if (this.#starts !== undefined) return this.#starts
    const { buffer, byteOffset, length } = this.#all
    // A plain array of bytes is searched without a detour, by what the system has for it.
    const all = new Uint8Array(buffer, byteOffset, length)
    let starts = new Int32Array(1024)
    let count = 0
    for (let at = all.indexOf(0); at >= 0; at = all.indexOf(0, at + 1)) {
      if (count + 1 === starts.length) starts = grown(starts)
      starts[count++] = at
    }
    starts[count] = length
    this.#starts = starts.subarray(0, count + 1)
    return this.#starts
  }

  #numberAt(position: number): number {
    const bounds = this.#bounds()
    let [low, high] = [0, bounds.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? 0) < position) low = middle + 1
      else high = middle
    }
    return low
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(2 * numbers.length)
  twice.set(numbers)
  return twice
}
