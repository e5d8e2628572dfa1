import { textBeforeLayout } from '../report/layouts.ts'
import {
  controlInTemplate,
  jsonInAttribute,
  missingTemplate,
  outputInCode,
  templateCycle,
  unquotedOutput,
  unreadTemplate,
} from '../report/template.ts'
import { topOf } from '../report.ts'
import { blank, linesOf, placeAt, unifyLineEnds } from '../text/lines.ts'
import type { Place, Report, Snapshot, Source } from '../types.ts'
import { controlsIn } from './controls.ts'
import type { Engine } from './engine.ts'
import { outputsOf, type Piece, piecesOf } from './markup.ts'
import { nameOf } from './rendering.ts'

/** The templates of a snapshot by their names below `templates/`, sorted. */
export function templatesOf(files: Snapshot): ReadonlyMap<string, Source> {
  const templates = new Map<string, Source>()
  for (const [path, source] of files) {
    if (isAmongTemplates(path) && path.endsWith('.html')) templates.set(path.slice(FOLDER.length), source)
  }
  return templates
}

const FOLDER = 'templates/'

function isAmongTemplates(path: string): boolean {
  return path.startsWith(FOLDER) && !path.startsWith(`${FOLDER}assets/`)
}

/** Endings of templates elsewhere. */
const ELSEWHERE = /(?:\.html)?\.(?:liquid|htm|njk|nunjucks|hbs|handlebars|mustache|ejs|pug|jinja2?|twig)$/i

/** Look for files that were meant to be templates. */
export function checkNames(files: Snapshot, report: Report): void {
  for (const path of files.keys()) {
    if (isAmongTemplates(path) && ELSEWHERE.test(path))
      report(unreadTemplate(topOf(path), path.replace(ELSEWHERE, '.html')))
  }
}

/**
 * Look for what is wrong with the templates themselves, whether a page uses them or not: syntax, calls
 * that lead nowhere or in a circle, and outputs where escaping does not protect.
 */
export function checkTemplates(
  sources: ReadonlyMap<string, Source>,
  engine: Pick<Engine, 'check'>,
  report: Report,
): void {
  const calls = new Map<string, readonly Call[]>()
  for (const [name, source] of sources) {
    engine.check(name, (_fact, asked) => sources.get(asked), report)
    const text = unifyLineEnds(new TextDecoder().decode(source.bytes))
    const lines = linesOf(text)
    const at = (offset: number, length: number) => placeAt(lines, source.path, offset, length)
    const pieces = piecesOf(text)
    for (const { begin, length, code } of controlsIn(text, pieces))
      report(controlInTemplate(at(begin, length), code))
    checkOutputs(text, pieces, at, report)
    checkLayout(text, pieces, at, report)
    calls.set(name, callsOf(pieces, at))
  }
  checkCalls(calls, report)
}

/** A text of a script that has begun: JSON brings quotes of its own, and would end it. */
const IN_QUOTES = /["'`]$/

type At = (offset: number, length: number) => Place

function checkOutputs(text: string, pieces: readonly Piece[], at: At, report: Report): void {
  for (const { begin, text: output, context, attribute } of outputsOf(text, pieces)) {
    const place = at(begin, output.length)
    const isJson = /\|\s*json(?:ify)?\s*(?::[^|]*)?-?[}%]\}$/.test(output)
    if (context === 'quoted' && CODE.test(attribute)) report(outputInCode(place, attribute.toLowerCase()))
    else if (context === 'bare') report(unquotedOutput(place, attribute))
    else if (context === 'quoted' && isJson) report(jsonInAttribute(place))
    else if (
      context === 'style' ||
      (context === 'script' && (!isJson || IN_QUOTES.test(text.slice(0, begin))))
    )
      report(outputInCode(place, `<${context}>`))
  }
}

/** Attributes whose value is code: of a handler, of a stylesheet, of a page. */
const CODE = /^(?:on\w+|style|srcdoc)$/i

function checkLayout(text: string, pieces: readonly Piece[], at: At, report: Report): void {
  const layout = pieces.findIndex((piece) => /^\{%-?\s*layout\b/.test(piece.text))
  let from = 0
  for (const piece of pieces.slice(0, layout + 1)) {
    const between = text.slice(from, piece.begin)
    const words = /\S/.exec(between.replace(/\{%-?\s*comment\b[\s\S]*?endcomment\s*-?%\}/g, blank))
    const begin = words !== null ? from + words.index : piece.kind === 'output' ? piece.begin : undefined
    if (begin !== undefined) {
      report(textBeforeLayout(at(begin, 0)))
      return
    }
    from = piece.begin + piece.text.length
  }
}

interface Call {
  readonly written: string
  readonly name: string
  readonly place: Place
}

/** The templates that a template calls by a name that stands in it. */
function callsOf(pieces: readonly Piece[], at: At): readonly Call[] {
  return pieces.flatMap((piece): Call[] => {
    if (piece.text.startsWith('{{')) return []
    const pattern = /(?:^\{%-?|^\{%-?\s*liquid\b|\n)\s*(?:render|layout)\s+(['"])([^'"{]+)\1/g
    return [...piece.text.matchAll(pattern)].map((match) => {
      const written = match[2] ?? ''
      const offset = piece.begin + piece.text.indexOf(written, match.index)
      return { written, name: nameOf(written), place: at(offset, written.length) }
    })
  })
}

function checkCalls(calls: ReadonlyMap<string, readonly Call[]>, report: Report): void {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return
    for (const call of calls.get(name) ?? []) {
      const from = [...path, name].indexOf(call.name)
      if (!calls.has(call.name)) report(missingTemplate(call.place, call.written, calls.keys()))
      else if (from !== -1) report(templateCycle(call.place, [...[...path, name].slice(from), call.name]))
      else visit(call.name, [...path, name])
    }
    done.add(name)
  }
  for (const name of calls.keys()) visit(name, [])
}
