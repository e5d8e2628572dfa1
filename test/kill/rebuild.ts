import { openWriter } from '../../src/io/writer.ts'

/** Rebuilds a site of two versions again and again, until it is killed. Run as a bundle by the kill tests. */
const [root = '', mode = 'folder'] = process.argv.slice(2)
const encoder = new TextEncoder()
for (let round = 1; round <= 10_000; round++) {
  const version = round % 2 === 0 ? 'even' : 'odd'
  const writer = openWriter({ root, out: `${root}/_site`, mode: mode === 'swap' ? 'swap' : 'folder' })
  for (let page = 0; page < 60; page++) {
    writer.stage(`p${page}/index.html`, encoder.encode(`${version} ${'x'.repeat(3000)} end`))
  }
  writer.stage(`${version}.txt`, encoder.encode(version))
  writer.commit()
  if (round === 2) process.stdout.write('ready\n')
}
