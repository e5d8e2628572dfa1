import { block, call, layout, type RunOf, type Step } from './calls.ts'
import { evaluateToken, evaluateValue, isSame, isTrue } from './evaluate.ts'
import { Html } from './html.ts'
import {
  type CaptureTag,
  type CaseTag,
  type ForTag,
  type IfTag,
  isTruthy,
  type LiquidTag,
  type Tag,
  toValue,
  toValueSync,
  type UnlessTag,
  type Value,
} from './liquid.ts'
import { Loop } from './loop.ts'
import { bearable, print, Text } from './output.ts'

/** The step of a tag, or undefined for a tag, or a form of it, that is left to LiquidJS. */
export function stepOfTag(tag: Tag, runOf: RunOf): Step | undefined {
  return Object.hasOwn(TAGS, tag.name) ? TAGS[tag.name]?.(tag as never, runOf) : undefined
}

/** LiquidJS calls these fields private, though they are what the tag says. */
interface Parts {
  readonly key: string
  readonly value: Value
}

function partsOf(tag: Tag): Parts {
  return tag as unknown as Parts
}

const TAGS: Readonly<Record<string, (tag: never, runOf: RunOf) => Step | undefined>> = {
  block,
  assign: (tag: Tag) => {
    const { key, value } = partsOf(tag)
    const evaluate = evaluateValue(value)
    return filling(key, (scope) => {
      scope.bottom()[key] = evaluate(scope)
    })
  },
  capture,
  case: choose,
  comment: () => () => {},
  echo: (tag: Tag) => {
    const { value } = partsOf(tag)
    if (value === undefined) return () => {}
    const evaluate = evaluateValue(value)
    return (scope, out) => {
      out.buffer += print(toValue(evaluate(scope)))
    }
  },
  for: loop,
  if: branch,
  layout,
  liquid: (tag: LiquidTag, runOf) => runOf(tag.templates),
  render: call,
  unless: branch,
}

/** A step that fills a name. After a fault the name is there all the same: that it is missing would be no fault of its own. */
function filling(name: string, step: Step): Step {
  return (scope, out) => {
    try {
      step(scope, out)
    } catch (thrown) {
      if (!(name in scope.holderOf(name))) scope.bottom()[name] = null
      throw thrown
    }
  }
}

/** `{% capture %}` makes HTML: what is inside has been escaped already. */
function capture({ templates, variable }: CaptureTag, runOf: RunOf): Step {
  const run = runOf(templates)
  return filling(variable, (scope) => {
    const text = new Text()
    run(scope, text)
    scope.bottom()[variable] = new Html(bearable(text.buffer), true)
  })
}

function choose(tag: CaseTag, runOf: RunOf): Step {
  const target = evaluateValue(tag.value)
  const branches = tag.branches.map(({ values, templates }) => ({
    values: values.map(evaluateToken),
    run: runOf(templates),
  }))
  const otherwise = runOf(tag.elseTemplates)
  return (scope, out) => {
    const wanted = toValue(target(scope))
    let isMet = false
    for (const { values, run } of branches) {
      if (!values.some((value) => isSame(wanted, value(scope)))) continue
      isMet = true
      run(scope, out)
    }
    if (!isMet) otherwise(scope, out)
  }
}

/** Each branch knows the one behind it. */
function branch(tag: IfTag | UnlessTag, runOf: RunOf): Step {
  return tag.branches.reduceRight<Step>(
    (otherwise, { value, templates, ...one }) => {
      const evaluate = evaluateValue(value)
      const run = runOf(templates)
      const wanted = !('test' in one) || one.test === isTruthy
      return (scope, out) => {
        if (isTrue(evaluate(scope), scope) === wanted) run(scope, out)
        else otherwise(scope, out)
      }
    },
    runOf(tag.elseTemplates ?? []),
  )
}

/** A loop over a list. Other collections and most parameters are left to LiquidJS. */
function loop(tag: ForTag, runOf: RunOf): Step {
  const asLiquidDoes: Step = (scope, out) => toValueSync(tag.render(scope, out))
  const { limit, ...others } = tag.hash.hash
  const most = limit !== undefined && 'content' in limit ? limit.content : undefined
  const isKnown =
    Object.keys(others).length === 0 && typeof most === ('limit' in tag.hash.hash ? 'number' : 'undefined')
  if (!isKnown || tag.variable === 'forloop') return asLiquidDoes
  const collection = evaluateToken(tag.collection)
  const [body, otherwise] = [runOf(tag.templates), runOf(tag.elseTemplates)]
  const { variable } = tag
  const label = `${variable}-${tag.collection.getText()}`
  const key = `continue-${label}`
  return (scope, out) => {
    const list = collection(scope)
    if (!Array.isArray(list)) return asLiquidDoes(scope, out)
    if (list.length === 0) return otherwise(scope, out)
    const items = most === undefined ? list : list.slice(0, most as number)
    scope.setRegister(key, items.length)
    const forloop = new Loop(items.length, label)
    const names: Record<string, unknown> = Object.create(null)
    names.forloop = forloop
    scope.push(names)
    for (let at = 0; at < items.length; at++) {
      scope.rendering.spend()
      names[variable] = items[at]
      scope.continueCalled = false
      scope.breakCalled = false
      body(scope, out)
      if (scope.breakCalled) break
      forloop.next()
    }
    scope.continueCalled = false
    scope.breakCalled = false
    // Not after a fault: LiquidJS leaves the names of a broken loop behind too.
    scope.pop()
  }
}
