import { parse, type ValueNode } from '@humanwhocodes/momoa'
import { badJson, duplicateKey, tooDeep } from '../report/syntax.ts'
import type { Json, Report } from '../types.ts'
import { join, type Located, type Origin, type Recorder, recorder } from './located.ts'

const DEPTH = 50

/** Read strict JSON with the place of every key and value. */
export function parseJson(text: string, origin: Origin, report: Report): Located | undefined {
  const notes = recorder(text, origin)
  const deep = depthFault(text)
  if (deep !== undefined) {
    report(tooDeep(notes.at(deep)))
    return undefined
  }
  try {
    walk(parse(text, { mode: 'json', ranges: true }).body, '', { text, notes, report })
    return { ...notes, value: JSON.parse(text) as Json }
  } catch (problem) {
    const { message, offset } = problem as { message: string; offset?: unknown }
    const at = typeof offset === 'number' ? offset : 0
    report(badJson(notes.at(Math.min(at, text.length)), message.replace(/ \(\d+:\d+\)$/, '')))
    return undefined
  }
}

interface Build {
  readonly text: string
  readonly notes: Recorder
  readonly report: Report
}

function walk(node: ValueNode, path: string, build: Build): void {
  const { notes } = build
  const { start, end } = node.loc
  notes.places.set(path, notes.at(start.offset, end.offset))
  if (node.type === 'Object') members(node, path, build)
  else if (node.type === 'Array') {
    for (const [at, element] of node.elements.entries()) walk(element.value, join(path, at), build)
  } else if (node.type === 'Number') notes.numbers.set(path, build.text.slice(start.offset, end.offset))
}

function members(node: ValueNode & { type: 'Object' }, path: string, build: Build): void {
  const { notes, report } = build
  const seen = new Set<string>()
  for (const { name, value } of node.members) {
    const key = name.type === 'String' ? name.value : name.name
    const at = join(path, key)
    const place = notes.at(name.loc.start.offset, name.loc.end.offset)
    if (seen.has(key)) report(duplicateKey(place, key, notes.keys.get(at) ?? place))
    else notes.keys.set(at, place)
    seen.add(key)
    walk(value, at, build)
  }
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
