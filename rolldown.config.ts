import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type CodeSplittingNameFunction, defineConfig, type Plugin } from 'rolldown'
import { isolatedDeclarationSync } from 'rolldown/experimental'

/** gray-matter brings an old YAML parser for its own engine, in whose place `src/post/matter.ts` puts another. */
const withoutEngine: Plugin = {
  name: 'without-engine',
  resolveId: (source, importer) =>
    source === 'js-yaml' && importer?.match(/[\\/]gray-matter[\\/]/) ? '\0no-engine' : null,
  load: (id) => (id === '\0no-engine' ? 'exports.safeLoad = exports.safeDump = () => {}' : null),
}

/**
 * Sätteri's code is bundled, but not what finds its binary: that must lie in its own package, beside which a package
 * manager puts the binary. Its twenty small modules take longer to find than to run.
 */
const withBinary: Plugin = {
  name: 'with-binary',
  transform: {
    filter: { id: /[\\/]satteri[\\/]dist[\\/]binding\.js$/ },
    handler(code) {
      const found = code.match(/^export (\{[^}]*\}) from "\.\.\/index\.js";\s*$/)
      if (found === null) throw new Error('satteri/dist/binding.js is not what it was')
      return `const binary = await import(new URL('../index.js', import.meta.resolve('satteri')).href)
export const ${found[1]} = binary`
    },
  },
}

/** The command would print a line for each of 160 chunks; who builds a blog wants to see the blog. Faults go to stderr. */
const quiet: Plugin = {
  name: 'quiet',
  closeBundle() {
    process.stdout.write = () => true
  },
}

/**
 * Types for who imports the package: a declaration of the entry, and of every module that it names. Each is made of its
 * own text, in some milliseconds for all, so what is exported there says its types itself.
 */
const declarations: Plugin = {
  name: 'declarations',
  generateBundle() {
    const files = new Set([resolve(ENTRIES.index)])
    for (const file of files) {
      const { code, errors } = isolatedDeclarationSync(file, readFileSync(file, 'utf8'))
      if (errors[0] !== undefined) throw new Error(`${errors[0].message}\n${errors[0].codeframe ?? ''}`)
      const source = code.replace(/(?<= from ")(\.[^"]+)\.ts(?=")/g, (_, path: string) => {
        files.add(resolve(dirname(file), `${path}.ts`))
        return `${path}.js`
      })
      const fileName = `types/${relative('src', file).replace(/\.ts$/, '.d.ts').replaceAll('\\', '/')}`
      this.emitFile({ type: 'asset', fileName, source })
    }
  },
}

const ENTRIES = {
  main: 'src/cli/main.ts',
  index: 'src/index.ts',
  thread: 'src/cli/thread.ts',
  highlight: 'src/cli/highlight.ts',
  scribe: 'src/cli/scribe.ts',
  apart: 'src/cli/apart.ts',
  watchdog: 'src/cli/watchdog.ts',
}

/**
 * What is loaded together, by the modules that ask for it; a chunk for every few modules would take a third of a
 * millisecond each to find and read.
 */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  start: [ENTRIES.main],
  highlight: [ENTRIES.highlight],
  scribe: [ENTRIES.scribe],
  make: ['src/build/make.ts'],
  posts: [
    'src/build/parser-for.ts',
    'src/markdown/pipeline.ts',
    'src/io/plugins.ts',
    'src/cli/open-apart.ts',
  ],
  press: ['src/build/press.ts', 'src/pages/images.ts', 'src/io/filters.ts'],
}

type ImportsOf = (id: string) => readonly string[]

const known = new Map<string, ReadonlySet<string>>()

/** All modules that come with a part. */
function modulesOf(part: string, importsOf: ImportsOf): ReadonlySet<string> {
  const before = known.get(part)
  if (before !== undefined) return before
  const modules = new Set(PARTS[part]?.map((path) => resolve(path)))
  for (const id of modules) for (const imported of importsOf(id)) modules.add(imported)
  known.set(part, modules)
  return modules
}

const isEntry = new Set(Object.values(ENTRIES).map((path) => resolve(path)))

/**
 * Modules that come with the same parts lie in one chunk, so that no run loads what it does not need. All that comes with
 * the start is needed in every run, and lies in two: `base` is what the small threads load of it, and the bundler's own code.
 */
const chunkOf: CodeSplittingNameFunction = (id, graph) => {
  const importsOf: ImportsOf = (module) => graph.getModuleInfo(module)?.importedIds ?? []
  if (id === '\0rolldown/runtime.js') return 'base'
  const parts = Object.keys(PARTS).filter((part) => modulesOf(part, importsOf).has(id))
  if (parts.length === 0 || isEntry.has(id)) return null
  if (!parts.includes('start')) return parts.join('-')
  return parts.includes('highlight') || parts.includes('scribe') ? 'base' : 'start'
}

/** One bundle with lazy chunks: what a run does not need is not loaded. Native packages stay outside. */
export default defineConfig({
  input: ENTRIES,
  preserveEntrySignatures: 'allow-extension',
  platform: 'node',
  external: ['lightningcss'],
  // gray-matter holds an engine for code, which `src/post/matter.ts` never lets run.
  checks: { eval: false },
  plugins: [withoutEngine, withBinary, declarations, quiet],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: [{ name: chunkOf, debugName: 'parts' }], includeDependenciesRecursively: false },
    // A fifth of the code is what it says of itself: every run would read it. Licences stay.
    comments: { jsdoc: false, annotation: false, legal: true },
    minify: false,
  },
})
