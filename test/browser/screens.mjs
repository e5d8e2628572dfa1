// Pictures of the built blog, for looking at and for the README.
//
//   node test/browser/screens.mjs                       docs/index.webp, from _site
//   node test/browser/screens.mjs FOLDER /blog/ /about/ pictures of these pages into FOLDER
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const temporary = mkdtempSync(join(import.meta.dirname, '../../node_modules/.screens-'))
try {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'screens.ts'),
    platform: 'node',
    external: ['playwright-core'],
  })
  await bundle.write({ dir: temporary, format: 'esm', entryFileNames: 'screens.mjs' })
  const { takeReadmePicture, takeScreens } = await import(join(temporary, 'screens.mjs'))
  const [out, ...pages] = process.argv.slice(2)
  const site = process.env.SITE ?? '_site'
  if (out === undefined)
    console.log(`docs/index.webp, ${await takeReadmePicture(site, 'docs/index.webp')} bytes`)
  else for (const path of await takeScreens({ site, out, pages })) console.log(path)
} finally {
  rmSync(temporary, { recursive: true })
}
