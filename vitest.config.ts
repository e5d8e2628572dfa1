import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    setupFiles: ['./test/after-each-file.ts'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A strange zone and locale on purpose: nothing that Octavo prints may depend on either.
    env: { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
  },
})
