import { defineConfig, mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** What takes longer than a change can wait: kills, fuzz, disk sizes. Results with dates stand in docs/. */
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [], exclude: [] } },
  defineConfig({ test: { include: ['test/long/**/*.test.ts'], testTimeout: 900_000 } }),
)
