import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../io/errors.ts'
import { nearestFolder } from '../io/paths.ts'
import { CONFIG_FILE } from '../report.ts'
import type { Arguments } from './args.ts'

/**
 * Absolute path of the site's folder.
 *
 * @throws {UsageError} when it does not exist, or when nobody named it and it lies in a site: what is built or begun there
 *   would be published with that site, or lost in it
 */
export function rootOf(args: Arguments): string {
  const root = resolve(args.value('root') ?? '.')
  const outer = args.value('root') === undefined ? siteAround(root) : undefined
  if (outer !== undefined)
    throw new UsageError(
      `${root} lies in the site ${outer}.\nRun octavo there, or say \`--root .\` if this is a site of its own.`,
    )
  const stat = existsSync(root) ? statSync(root) : undefined
  if (stat === undefined) throw new UsageError(`There is no folder ${root}.`)
  if (!stat.isDirectory()) throw new UsageError(`${root} is a file; --root wants the folder of the site.`)
  return root
}

/** The nearest folder above one without a configuration that has one. */
function siteAround(root: string): string | undefined {
  const folder = nearestFolder(root, (one) => existsSync(join(one, CONFIG_FILE)))
  return folder === root ? undefined : folder
}
