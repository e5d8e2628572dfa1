import { Drop } from './liquid.ts'

const FACTS = ['first', 'last', 'index', 'index0', 'rindex', 'rindex0'] as const

/** What `forloop` says; LiquidJS has the same class, but does not export it. */
export class Loop extends Drop {
  i = 0
  readonly length: number
  readonly name: string

  constructor(length: number, name: string) {
    super()
    this.length = length
    this.name = name
  }

  next(): void {
    this.i++
  }

  index0(): number {
    return this.i
  }

  index(): number {
    return this.i + 1
  }

  first(): boolean {
    return this.i === 0
  }

  last(): boolean {
    return this.i === this.length - 1
  }

  rindex(): number {
    return this.length - this.i
  }

  rindex0(): number {
    return this.length - this.i - 1
  }

  override valueOf(): string {
    return JSON.stringify(this)
  }
}

export function isLoopFact(key: string): key is (typeof FACTS)[number] {
  return (FACTS as readonly string[]).includes(key)
}
