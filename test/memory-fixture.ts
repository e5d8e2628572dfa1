import type { Outlet } from '../src/build/build.ts'
import type { Cache } from '../src/build/keys.ts'
import { applied, isWorn } from '../src/io/amended.ts'
import type { Amendment, Pack, Store } from '../src/types/store.ts'
import { type BuiltSite, buildFiles, parseFixture, type Setting } from './fixture.ts'

/** A cache and an output folder in memory, which stay from one build to the next. */
export interface Workplace {
  readonly files: Map<string, Map<string, Uint8Array>>
  readonly packs: Map<string, Uint8Array>
  readonly output: Map<string, string>
  build(files: ReadonlyMap<string, string>, setting?: Setting): Promise<BuiltSite>
}

export function workplace(tool = 'tool'): Workplace {
  const files = new Map<string, Map<string, Uint8Array>>()
  const packs = new Map<string, Uint8Array>()
  const amended = new Map<string, readonly Amendment[]>()
  const output = new Map<string, string>()
  const store: Store = {
    load: (file, part) => files.get(file)?.get(part),
    save: (file, parts) => {
      files.set(file, new Map(parts))
      amended.delete(file)
    },
    amend: (file, pieces) => {
      const parts = files.get(file)
      amended.set(file, [...(amended.get(file) ?? []), ...pieces])
      for (const piece of pieces)
        parts?.set(piece.part, applied(parts.get(piece.part) ?? new Uint8Array(), [piece]))
    },
    isWorn: (file) => isWorn(amended.get(file) ?? []),
    pack: (file, size) => memoryPack(packs, file, size),
  }
  const cache: Cache = { store, output: 'site', tool, plugins: '', filters: '' }
  return {
    files,
    packs,
    output,
    build: async (sources, setting = {}) => {
      const staged = new Map<string, string>()
      const stamp = (path: string, text: string, hash: string) =>
        [path, { hash, size: text.length, mtimeMs: 0 }] as const
      const stamps = new Map<string, { hash: string; size: number; mtimeMs: number }>()
      const outlet: Outlet = {
        stage: (path, bytes, hash) => {
          const text = new TextDecoder().decode(bytes)
          staged.set(path, text)
          stamps.set(...stamp(path, text, hash))
        },
        keep: (path, old) => {
          const text = output.get(path)
          if (text === undefined) return false
          staged.set(path, text)
          stamps.set(path, old)
          return true
        },
        keepAll: (all) => {
          if ([...all.keys()].some((path) => !output.has(path))) return false
          for (const [path, old] of all) {
            staged.set(path, output.get(path) ?? '')
            stamps.set(path, old)
          }
          return true
        },
      }
      const built = await buildFiles(sources, { ...setting, cache, outlet })
      if (built.findings.some(({ severity }) => severity === 'error')) {
        built.remember()
        return built
      }
      output.clear()
      for (const [path, text] of staged) output.set(path, text)
      built.remember({ stamps, seal: '' })
      return { ...built, output: new Map(output) }
    },
  }
}

function memoryPack(packs: Map<string, Uint8Array>, file: string, size: number): Pack {
  let bytes = Buffer.from((packs.get(file) ?? new Uint8Array()).subarray(0, size))
  return {
    append: (added) => {
      const at = bytes.length
      bytes = Buffer.concat([bytes, added])
      return at
    },
    read: (at, length) => bytes.subarray(at, at + length),
    flush: () => void packs.set(file, bytes),
    get size() {
      return bytes.length
    },
  }
}

/** Build a site, edit one file of it, build again: which files are made anew, and the fact that made it necessary. */
export async function redoneAfter(
  site: string,
  path: string,
  edit: (text: string) => string | undefined,
): Promise<readonly string[]> {
  const { files } = parseFixture(site)
  const place = workplace()
  await place.build(files)
  const edited = new Map(files)
  const text = edit(files.get(path) ?? '')
  if (text === undefined) edited.delete(path)
  else edited.set(path, text)
  const again = await place.build(edited)
  const clean = await buildFiles(edited)
  if (JSON.stringify([...again.output].sort()) !== JSON.stringify([...clean.output].sort()))
    throw new Error('the build after the edit is not a clean one')
  return [...again.redone].map(([page, because]) => `/${page.replace(/index\.html$/, '')} ${because}`).sort()
}
