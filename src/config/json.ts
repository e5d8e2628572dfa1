import { parse, type ValueNode } from '@humanwhocodes/momoa'
import { badJson, duplicateKey, notFinite, tooDeep } from '../report/syntax.ts'
import type { Json, Report } from '../types.ts'
import { reportControls } from './controls.ts'
import { DEPTH, join, type Located, type Origin, type Recorder, recorder } from './located.ts'
import { jsonHint } from './toml-json-hints.ts'

/** Read strict JSON with the place of every key and value. */
export function parseJson(text: string, origin: Origin, report: Report): Located | undefined {
  const notes = recorder(text, origin)
  const deep = depthFault(text)
  if (deep !== undefined) {
    report(tooDeep(notes.at(deep)))
    return undefined
  }
  try {
    const isSound = walk(parse(text, { mode: 'json', ranges: true }).body, '', { text, notes, report })
    if (!isSound) return undefined
    const located = { ...notes, value: JSON.parse(text) as Json }
    reportControls(located, text, notes.at(0), report)
    return located
  } catch (problem) {
    const { message, offset } = problem as { message: string; offset?: unknown }
    const at = Math.min(typeof offset === 'number' ? offset : 0, text.length)
    report(badJson(notes.at(at), message.replace(/ \(\d+:\d+\)$/, ''), jsonHint(text, at)))
    return undefined
  }
}

interface Build {
  readonly text: string
  readonly notes: Recorder
  readonly report: Report
}

/** Note the places; whether every number can be kept. */
function walk(node: ValueNode, path: string, build: Build): boolean {
  const { notes, text, report } = build
  const { start, end } = node.loc
  notes.places.set(path, notes.at(start.offset, end.offset))
  if (node.type === 'Object') return members(node, path, build)
  if (node.type === 'Array') {
    return node.elements.map(({ value }, at) => walk(value, join(path, at), build)).every(Boolean)
  }
  if (node.type !== 'Number') return true
  const written = text.slice(start.offset, end.offset)
  notes.numbers.set(path, written)
  if (Number.isFinite(node.value)) return true
  report(notFinite(notes.at(start.offset, end.offset), written))
  return false
}

function members(node: ValueNode & { type: 'Object' }, path: string, build: Build): boolean {
  const { notes, report } = build
  const seen = new Set<string>()
  let isSound = true
  for (const { name, value } of node.members) {
    const key = name.type === 'String' ? name.value : name.name
    const at = join(path, key)
    const place = notes.at(name.loc.start.offset, name.loc.end.offset)
    if (seen.has(key)) report(duplicateKey(place, key, notes.keys.get(at) ?? place))
    else notes.keys.set(at, place)
    seen.add(key)
    isSound = walk(value, at, build) && isSound
  }
  return isSound
}

/** Offset of the bracket that goes too deep, found before the parser can run out of stack. */
function depthFault(text: string): number | undefined {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (inText) {
      if (sign === '\\') at++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '[' || sign === '{') {
      if (++depth > DEPTH) return at
    } else if (sign === ']' || sign === '}') depth--
  }
  return undefined
}
