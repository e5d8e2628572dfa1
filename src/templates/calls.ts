import { holderOf, printInto } from './attributes.ts'
import { evaluateToken } from './evaluate.ts'
import { Html } from './html.ts'
import {
  type BlockTag,
  Drop,
  type Emitter,
  type LayoutTag,
  type RenderTag,
  type Scope,
  type Tag,
  type Template,
  type Token,
  toValueSync,
} from './liquid.ts'
import { Text } from './output.ts'
import { nameOf } from './rendering.ts'

/** One node of a template or several behind each other, made ready: it writes what it prints, or throws. */
export type Step = (scope: Scope, out: Emitter) => void

/** The step of the nodes inside a tag, or of a whole template. */
export type RunOf = (templates: readonly Template[]) => Step

/** LiquidJS calls these fields private, though they are what the tag says. */
interface CallParts {
  readonly file: unknown
  readonly hash: Arguments
  readonly with: unknown
  readonly forBinding: unknown
}

interface Arguments {
  readonly hash: Readonly<Record<string, Token | undefined>>
}

/** `{% render %}`: a partial sees what it is given, and the globals. In an attribute it makes words. */
export function call(tag: RenderTag, runOf: RunOf): Step {
  const holder = holderOf(tag)
  const step = calling(tag, runOf)
  if (holder === undefined) return step
  return (scope, out) => {
    const text = new Text()
    step(scope, text)
    out.write(printInto(holder, new Html(text.buffer)))
  }
}

function calling(tag: RenderTag, runOf: RunOf): Step {
  const { file, hash, with: binding, forBinding } = tag as unknown as CallParts
  if (typeof file !== 'string' || file === '' || binding !== undefined || forBinding !== undefined)
    return asLiquidDoes(tag)
  const give = giver(hash)
  const name = nameOf(file)
  return (scope, out) =>
    scope.rendering.under(tag.token, () => {
      const inner = scope.spawn()
      give(scope, inner.bottom())
      runOf(scope.rendering.load(file, name).templates)(inner, out)
    })
}

/** `{% layout %}`: the blocks of the template wait until those of the layout call for them. */
export function layout(tag: LayoutTag, runOf: RunOf): Step {
  const { file } = tag
  if (typeof file !== 'string' || file === '') return asLiquidDoes(tag)
  const run = runOf(tag.templates)
  const give = giver(tag.args)
  const name = nameOf(file)
  return (scope, out) =>
    scope.rendering.under(tag.token, () => {
      const runLayout = runOf(scope.rendering.load(file, name).templates)
      const rest = new Text()
      scope.setRegister(MODE, STORE)
      run(scope, rest)
      const blocks = scope.getRegister<Blocks>('blocks', {})
      if (blocks[''] === undefined) blocks[''] = printerOf(rest)
      scope.setRegister(MODE, PRINT)
      scope.push(give(scope, Object.create(null)))
      runLayout(scope, out)
      scope.pop()
    })
}

/** A function of its own: made in place it would hold the whole rendering, and V8 lets go of that late. */
function printerOf(text: Text): Print {
  return (_outer, out) => out.write(text.buffer)
}

function asLiquidDoes(tag: Tag & Pick<RenderTag, 'token'>): Step {
  return (scope, out) => scope.rendering.under(tag.token, () => toValueSync(tag.render(scope, out)))
}

/** Puts the arguments of a call into the names that the called template sees. */
function giver({ hash }: Arguments) {
  const keys = Object.keys(hash)
  const values = Object.values(hash).map((token) => (token === undefined ? () => true : evaluateToken(token)))
  return (scope: Scope, names: Record<string, unknown>) => {
    // Not `for of` here and in `loop`: it takes many times longer to compile, and each build starts cold.
    for (let at = 0; at < keys.length; at++) names[keys[at] ?? ''] = values[at]?.(scope)
    return names
  }
}

/** Where LiquidJS keeps what blocks do when they are met, and its two words for it. */
const MODE = 'blockMode'
const PRINT = 0
const STORE = 1

type Print = (outer: Outer, out: Emitter) => void
type Blocks = Record<string, Print | undefined>

/** What `block` says inside a block; LiquidJS has the same class, but does not export it. */
class Outer extends Drop {
  readonly #print: (out: Emitter) => void

  constructor(print: (out: Emitter) => void) {
    super()
    this.#print = print
  }

  super(): Html {
    const text = new Text()
    this.#print(text)
    return new Html(text.buffer)
  }
}

/** `{% block %}`: printed where the layout has it, by the template that is nearest to the page. */
export function block(tag: BlockTag, runOf: RunOf): Step {
  const run = runOf(tag.templates)
  return (scope, out) => {
    const blocks = scope.getRegister<Blocks>('blocks', {})
    const nearer = blocks[tag.block]
    const printOwn: Print = (outer, out) => {
      const open = scope.getRegister<BlockTag[]>('blockStack', [])
      if (open.includes(tag)) throw new Error('block tag cannot be nested')
      open.push(tag)
      scope.push(Object.assign(Object.create(null), { block: outer }))
      run(scope, out)
      scope.pop()
      open.pop()
    }
    const print: Print = nearer
      ? (outer, out) => nearer(new Outer((out) => printOwn(outer, out)), out)
      : printOwn
    if (scope.getRegister(MODE) === STORE) blocks[tag.block] = print
    else print(new Outer(() => {}), out)
  }
}
