// Loaded before Octavo: below a folder named _site the disk keeps the cases of names, and does not tell them apart.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const { readdirSync } = fs
const SITE = '/_site/'

/** The path as the disk has it. */
function actual(given) {
  const at = typeof given === 'string' ? given.indexOf(SITE) : -1
  if (at < 0) return given
  let found = given.slice(0, at + SITE.length - 1)
  for (const part of given.slice(at + SITE.length).split('/')) {
    const names = namesIn(found)
    const name = names.includes(part) ? part : names.find((one) => one.toLowerCase() === part.toLowerCase())
    found += `/${name ?? part}`
  }
  return found
}

function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const OF_ONE = 'statSync lstatSync readFileSync openSync unlinkSync rmdirSync mkdirSync existsSync chmodSync'
for (const name of OF_ONE.split(' ')) {
  const original = fs[name]
  fs[name] = (path, ...more) => original(actual(path), ...more)
}
for (const name of ['renameSync', 'linkSync']) {
  const original = fs[name]
  fs[name] = (from, to) => original(actual(from), actual(to))
}
syncBuiltinESMExports()
