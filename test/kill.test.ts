import { expect, test } from 'vitest'
import { killMany } from './kill/kill.ts'

test.each(['folder', 'swap'] as const)(
  'BU01, BU16: killed at 25 instants of a rebuild in %s mode, no file is cut and the next command leaves one version',
  async (mode) => {
    const { open, ...found } = await killMany(mode, 25)
    expect(found).toEqual({ kills: 25, cut: [], mixed: [], torn: [], littered: [] })
    expect(open).toBeGreaterThan(5)
  },
)
