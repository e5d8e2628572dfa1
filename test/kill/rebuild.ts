import { recover } from '../../src/io/recover.ts'
import { openWriter } from '../../src/io/writer.ts'
import { site, type Version } from './versions.ts'

/** Rebuilds a site of two versions again and again, until it is killed. Run as a bundle by the kill tests. */
const [root = '', mode = 'folder', pages = '60', out = `${root}/_site`] = process.argv.slice(2)
const encoder = new TextEncoder()
recover(root)
for (let round = 1; ; round++) {
  const version: Version = round % 2 === 0 ? 'even' : 'odds'
  const writer = openWriter({ root, out, mode: mode === 'swap' ? 'swap' : 'folder' })
  for (const [path, text] of Object.entries(site(version, Number(pages))))
    writer.stage(path, encoder.encode(text))
  writer.commit()
  if (round === 2) process.stdout.write('ready\n')
}
