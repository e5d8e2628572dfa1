import type { Outcome } from './tool.ts'

type Tree = ReadonlyMap<string, Buffer>

/** From this exit code on the tool itself has failed, whatever the clean build did (SPEC 7). */
const BROKEN = 3

/**
 * The first difference between an incremental build and a clean one, in words; undefined when there is none.
 *
 * @param before what was published when the incremental build began: a build that fails must leave it
 */
export function firstDifference(made: Outcome, clean: Outcome, before: Tree): string | undefined {
  if (made.code !== clean.code)
    return `exit code ${made.code}, clean ${clean.code}\n${made.told}\nclean:\n${clean.told}`
  if (made.told !== clean.told)
    return `it told something else\n${excerpt(Buffer.from(made.told), Buffer.from(clean.told))}`
  if (made.code === null || made.code >= BROKEN) return `exit code ${made.code}\n${made.told}`
  if (made.code !== 0) {
    const moved = differenceOf(made.site, before)
    return moved === undefined ? undefined : `the build failed, but the output changed: ${moved}`
  }
  return differenceOf(made.site, clean.site)
}

function differenceOf(made: Tree, wanted: Tree): string | undefined {
  for (const path of [...new Set([...made.keys(), ...wanted.keys()])].sort()) {
    const [one, other] = [made.get(path), wanted.get(path)]
    if (one === undefined) return `${path} is missing`
    if (other === undefined) return `${path} should not be there`
    if (!one.equals(other)) return `${path} differs\n${excerpt(one, other)}`
  }
  return undefined
}

/** Where two texts part, with a little of what stands around it. */
function excerpt(made: Buffer, wanted: Buffer): string {
  const end = Math.min(made.length, wanted.length)
  let at = 0
  while (at < end && made[at] === wanted[at]) at++
  const part = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, at - 80), at + 160).toString())
  return `at byte ${at}\nmade:  ${part(made)}\nclean: ${part(wanted)}`
}
