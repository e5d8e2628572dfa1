import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from '../../src/build/build.ts'
import { readArguments } from '../../src/cli/args.ts'
import { buildInput } from '../../src/cli/input.ts'
import { openProject } from '../../src/cli/project.ts'
import type { Diagnostic } from '../../src/types.ts'

/** A built site in memory: its files by path, and what the build had to say. */
export interface BuiltSite {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Diagnostic[]
}

/** Build the folder as `octavo build` does, on a fixed day, without writing anything. */
export async function buildFolder(root: string): Promise<BuiltSite> {
  const args = readArguments(['build', '--root', root, '--now', '2026-11-24', '--fresh'])
  const project = await openProject(args)
  const files = new Map<string, Uint8Array>()
  const output = {
    stage: (path: string, bytes: Uint8Array) => files.set(path, new Uint8Array(bytes)),
    keep: () => false,
    keepAll: () => false,
  }
  const { findings } = await build(buildInput(project, args, { output }), project.findings)
  return { files, findings }
}

/** Build a site of the given files with the default theme. */
export async function buildFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<BuiltSite> {
  const root = mkdtempSync(join(tmpdir(), 'octavo-theme-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return await buildFolder(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}
