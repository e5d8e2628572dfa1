import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import { impossibleDay } from '../report/dates.ts'
import { badToml, notFinite, tooDeep } from '../report/syntax.ts'
import { startOfLine } from '../text/lines.ts'
import type { Diagnostic, Json, Report } from '../types.ts'
import { reportControls } from './controls.ts'
import { DEPTH, join, type Located, type Origin, type Recorder, recorder, setKey } from './located.ts'
import { tomlHint } from './toml-json-hints.ts'

type Path = readonly (string | number)[]
type Container = { [key: string]: Json } | Json[]

interface Build {
  readonly text: string
  readonly root: { [key: string]: Json }
  readonly notes: Recorder
  readonly report: Report
}

/** Read TOML with the place of every key and value. Dates stay the text that they are. */
export function parseToml(text: string, origin: Origin, report: Report): Located | undefined {
  const notes = recorder(text, origin)
  const build: Build = { text, root: {}, notes, report }
  notes.places.set('', notes.at(0))
  try {
    for (const node of parseTOML(text).body[0].body) {
      if (node.type === 'TOMLKeyValue') pair(build, [], node)
      else table(build, node)
    }
    const located = { ...notes, value: build.root }
    reportControls(located, text, notes.at(0), report)
    return located
  } catch (problem) {
    if (problem instanceof RangeError) report(tooDeep(notes.at(0)))
    else if (problem instanceof ParseError) report(explain(problem, text, notes))
    else throw problem
    return undefined
  }
}

/** The parser stops at the end of a date that is none; the finding stands under the whole of it. */
function explain({ index, message }: ParseError, text: string, notes: Recorder): Diagnostic {
  const lineStart = startOfLine(text, index)
  const date = message.includes('invalid date') ? /\d{4}-\d{2}-\d{2}/.exec(text.slice(lineStart)) : null
  const at = Math.min(index, text.length)
  if (date === null) return badToml(notes.at(at), message, tomlHint(text, at))
  const start = lineStart + date.index
  return impossibleDay(notes.at(start, start + date[0].length), date[0])
}

/** `[a.b]` or `[[a.b]]` and what follows it. */
function table(build: Build, node: AST.TOMLTable): void {
  note(build, node.resolvedKey, node.key.range, node.key.range)
  insert(build, node.resolvedKey, undefined)
  for (const child of node.body) pair(build, node.resolvedKey, child)
}

function pair(build: Build, above: Path, node: AST.TOMLKeyValue): void {
  const path = [...above, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))]
  note(build, path, node.key.range, node.value.range)
  value(build, path, node.value)
}

function value(build: Build, path: Path, node: AST.TOMLContentNode): void {
  if (path.length > DEPTH) throw new RangeError('too deep')
  if (node.type === 'TOMLInlineTable') {
    insert(build, path, {})
    for (const child of node.body) pair(build, path, child)
  } else if (node.type === 'TOMLArray') {
    insert(build, path, [])
    for (const [at, element] of node.elements.entries()) {
      build.notes.places.set([...path, at].join('.'), build.notes.at(...element.range))
      value(build, [...path, at], element)
    }
  } else insert(build, path, scalar(build, path, node))
}

function scalar(build: Build, path: Path, node: AST.TOMLValue): Json {
  if (node.kind === 'string' || node.kind === 'boolean') return node.value
  const text = build.text.slice(...node.range)
  build.notes.numbers.set(path.join('.'), text)
  if (node.kind !== 'integer' && node.kind !== 'float') return text
  if (Number.isFinite(node.value)) return node.value
  build.report(notFinite(build.notes.at(...node.range), text))
  return text
}

/** Places of a value and of the keys that lead to it. Keys that are implied stand where the written one does. */
function note(
  { notes }: Build,
  path: Path,
  key: readonly [number, number],
  range: readonly [number, number],
): void {
  let at = ''
  for (const part of path) {
    at = join(at, part)
    if (!notes.places.has(at)) notes.places.set(at, notes.at(...key))
    if (typeof part === 'string' && !notes.keys.has(at)) notes.keys.set(at, notes.at(...key))
  }
  notes.places.set(at, notes.at(...range))
}

/** Set a value at its path, tables and lists on the way made where they are missing. */
function insert({ root }: Build, path: Path, content: Json | undefined): void {
  let container: Container = root
  for (const [at, part] of path.entries()) {
    const isLast = at === path.length - 1
    const known = own(container, part)
    const next =
      isLast && content !== undefined ? content : (known ?? (typeof path[at + 1] === 'number' ? [] : {}))
    setKey(container, part, next)
    if (typeof next !== 'object' || next === null) return
    container = next as Container
  }
}

function own(container: Container, part: string | number): Json | undefined {
  return Object.hasOwn(container, part) ? (container as { [key: string]: Json })[part] : undefined
}
