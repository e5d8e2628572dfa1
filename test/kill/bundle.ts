import { join } from 'node:path'
import { rolldown } from 'rolldown'

/** Make one of the scripts of this folder something that every Node can run, in `folder`. */
export async function bundle(folder: string, name: string): Promise<string> {
  const made = await rolldown({
    input: join(import.meta.dirname, name),
    platform: 'node',
    logLevel: 'silent',
  })
  const file = join(folder, name.replace(/\.ts$/, '.mjs'))
  await made.write({ file, format: 'esm' })
  return file
}
