import { defineConfig, type Plugin } from 'rolldown'
import manifest from './package.json' with { type: 'json' }

const external = Object.keys(manifest.dependencies).filter((name) =>
  ['satteri', 'lightningcss'].includes(name),
)

/** gray-matter brings an old YAML parser for its own engine, in whose place `src/post/matter.ts` puts another. */
const withoutEngine: Plugin = {
  name: 'without-engine',
  resolveId: (source, importer) =>
    source === 'js-yaml' && importer?.match(/[\\/]gray-matter[\\/]/) ? '\0no-engine' : null,
  load: (id) => (id === '\0no-engine' ? 'exports.safeLoad = exports.safeDump = () => {}' : null),
}

/** One bundle with lazy chunks: what a run does not need is not loaded. Native packages stay outside. */
export default defineConfig({
  input: {
    main: 'src/cli/main.ts',
    index: 'src/index.ts',
    thread: 'src/cli/thread.ts',
    highlight: 'src/cli/highlight.ts',
    apart: 'src/cli/apart.ts',
    watchdog: 'src/cli/watchdog.ts',
  },
  platform: 'node',
  external,
  plugins: [withoutEngine],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: false,
  },
})
