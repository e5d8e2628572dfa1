import { defineConfig } from 'rolldown'
import manifest from './package.json' with { type: 'json' }

const external = Object.keys(manifest.dependencies).filter((name) =>
  ['satteri', 'lightningcss'].includes(name),
)

/** One bundle with lazy chunks: what a run does not need is not loaded. Native packages stay outside. */
export default defineConfig({
  input: {
    main: 'src/cli/main.ts',
    index: 'src/index.ts',
    thread: 'src/cli/thread.ts',
    apart: 'src/cli/apart.ts',
    watchdog: 'src/cli/watchdog.ts',
  },
  platform: 'node',
  external,
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: false,
  },
})
