import { recover } from '../../src/io/recover.ts'
import { openWriter } from '../../src/io/writer.ts'
import { site } from './versions.ts'

/** Builds one version of a site once and says how it went. Run as a bundle. */
const [root = '', mode = 'folder', version = 'even'] = process.argv.slice(2)
try {
  recover(root)
  const writer = openWriter({ root, out: `${root}/_site`, mode: mode === 'swap' ? 'swap' : 'folder' })
  try {
    for (const [path, text] of Object.entries(site(version === 'even' ? 'even' : 'odds', 3)))
      writer.stage(path, new TextEncoder().encode(text))
    writer.commit()
  } finally {
    writer.abort()
  }
  process.stdout.write('done\n')
} catch (cause) {
  process.stdout.write(`${cause instanceof Error ? cause.name : cause}: ${String(cause)}\n`)
}
