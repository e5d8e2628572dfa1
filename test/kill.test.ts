import { describe, expect, test } from 'vitest'
import { killMany } from './kill/kill.ts'

describe('killed at 50 instants of a rebuild', () => {
  test.each(['folder', 'swap'] as const)(
    '%s mode: no file is cut, and the next command leaves one version whole',
    async (mode) => {
      expect(await killMany(mode, 25)).toEqual({ kills: 25, cut: [], mixed: [], torn: [] })
    },
  )
})
