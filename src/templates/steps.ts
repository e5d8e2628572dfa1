import type { RunOf, Step } from './calls.ts'
import { evaluateValue } from './evaluate.ts'
import {
  type Emitter,
  type Liquid,
  LiquidError,
  Output,
  RenderError,
  type Scope,
  Tag,
  type Template,
  TokenKind,
  toValueSync,
} from './liquid.ts'
import { type print, Text } from './output.ts'
import { stepOfTag } from './tags.ts'

/**
 * Make LiquidJS run templates without its generators, which take most of the time of a build. Its parser,
 * scopes, filters and errors stay; a node that is not known here runs as LiquidJS wrote it, and what stands
 * inside such a node comes back here.
 */
export function quicken(liquid: Liquid): void {
  const known = new WeakMap<readonly Template[], Step>()
  const runOf: RunOf = (templates) => {
    const made = known.get(templates) ?? runAll(templates, runOf)
    known.set(templates, made)
    return made
  }
  const renderer = liquid.renderer as { renderTemplates: unknown }
  renderer.renderTemplates = (templates: readonly Template[], scope: Scope, out: Emitter = new Text()) => {
    // The body of a loop that LiquidJS runs comes here in every turn.
    scope.rendering.spend()
    runOf(templates)(scope, out)
    return out.buffer
  }
}

/** As many faults as there are: one does not hide the next. */
class Faults extends LiquidError {
  readonly errors: readonly LiquidError[]

  constructor(errors: readonly LiquidError[]) {
    super(errors[0] as LiquidError, (errors[0] as LiquidError).token)
    this.name = 'LiquidErrors'
    this.errors = errors
  }
}

function runAll(templates: readonly Template[], runOf: RunOf): Step {
  const steps = templates.map((template) => stepOf(template, runOf))
  const [only] = steps
  if (only === undefined) return () => {}
  if (steps.length === 1) return runOne(only, templates)
  return (scope, out) => {
    let faults: LiquidError[] | undefined
    for (let at = 0; at < steps.length; at++) {
      try {
        steps[at]?.(scope, out)
        if (scope.breakCalled || scope.continueCalled) break
      } catch (thrown) {
        faults ??= []
        faults.push(faultOf(thrown, templates[at]))
        if (scope.rendering.isSpent) break
      }
    }
    if (faults !== undefined) throw new Faults(faults)
  }
}

/** As most branches are. */
function runOne(step: Step, templates: readonly Template[]): Step {
  return (scope, out) => {
    try {
      step(scope, out)
    } catch (thrown) {
      throw new Faults([faultOf(thrown, templates[0])])
    }
  }
}

function faultOf(thrown: unknown, template: Template | undefined): LiquidError {
  return LiquidError.is(thrown) ? thrown : new RenderError(thrown as Error, template as Template)
}

function stepOf(template: Template, runOf: RunOf): Step {
  if (template.token.kind === TokenKind.HTML) return writes(template)
  if (template instanceof Output) return prints(template)
  return (template instanceof Tag ? stepOfTag(template, runOf) : undefined) ?? asLiquidDoes(template)
}

function writes(template: Template): Step {
  const { str } = template as unknown as { readonly str: string }
  return (_scope, out) => {
    out.buffer += str
  }
}

function prints({ value: { initial, filters } }: Output): Step {
  // The last filter prints, as the options say.
  const value = evaluateValue({ initial, filters: filters.slice(0, -1) })
  const { handler } = filters.at(-1) as unknown as { readonly handler: typeof print }
  return (scope, out) => {
    out.buffer += handler(value(scope))
  }
}

function asLiquidDoes(template: Template): Step {
  return (scope, out) => {
    const html: unknown = toValueSync(template.render(scope, out))
    if (html) out.write(html)
  }
}
