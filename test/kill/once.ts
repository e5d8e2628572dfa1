import { recover } from '../../src/io/recover.ts'
import { rollback } from '../../src/io/rollback.ts'
import { openWriter } from '../../src/io/writer.ts'
import { site } from './versions.ts'

/** Builds one version of a site once, or goes back to the one before, and says how it went. Run as a bundle. */
const [root = '', mode = 'folder', version = 'even', out = `${root}/_site`] = process.argv.slice(2)
try {
  if (version === 'back') rollback(root, out)
  else build()
  process.stdout.write('done\n')
} catch (cause) {
  process.stdout.write(`${cause instanceof Error ? cause.name : cause}: ${String(cause)}\n`)
}

function build(): void {
  recover(root)
  const writer = openWriter({ root, out, mode: mode === 'swap' ? 'swap' : 'folder' })
  try {
    for (const [path, text] of Object.entries(site(version === 'even' ? 'even' : 'odds', 3)))
      writer.stage(path, new TextEncoder().encode(text))
    writer.commit()
  } finally {
    writer.abort()
  }
}
