import { takeSnapshot } from '../../src/io/snapshot.ts'

/** Prints what a snapshot holds and finds. Run as a bundle, by a user who may not read everything. */
const root = process.argv[2] ?? '.'
const findings: string[] = []
const files = takeSnapshot({ root, theme: `${root}/theme`, paths: [] }, (finding) => {
  findings.push(`${finding.severity} ${finding.code} ${finding.place.path}`)
})
process.stdout.write(JSON.stringify({ names: [...files.keys()], findings: findings.sort() }))
