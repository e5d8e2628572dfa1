/** A source of chance that gives the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number
  chance(share: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
}

/**
 * mulberry32, begun anew for every step of a script: what one step draws, or that it is left out, changes
 * nothing for those after it.
 */
export function randomOf(seed: number, step: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b9) ^ Math.imul(step + 1, 0x85ebca6b)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const at = below(list.length)
      if (at >= list.length) throw new Error('there is nothing to pick from')
      return list[at] as (typeof list)[number]
    },
  }
}
