import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { lock } from '../../src/io/lock.ts'

/** Adds one to a number in a file, again and again, under the lock. Run as a bundle by many processes at once. */
const [root = '', rounds = '1'] = process.argv.slice(2)
const file = `${root}/count`
for (let round = 0; round < Number(rounds); round++) {
  const release = lock(root, 60_000)
  const count = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  writeFileSync(file, String(count + 1))
  release()
}
