import { tooLarge } from '../report/template.ts'
import { TemplateFault } from './fault.ts'
import { comparable } from './html.ts'
import {
  defaultOperators,
  type Expression,
  evalToken,
  type Filter,
  isTruthy,
  type PropertyAccessToken,
  type RangeToken,
  type Scope,
  type Token,
  TokenKind,
  toValueSync,
  UndefinedVariableError,
  type Value,
} from './liquid.ts'
import { isLoopFact, Loop } from './loop.ts'
import { TURNS } from './rendering.ts'

/** What an expression of a template says in a scope; throws what LiquidJS would throw. */
type Evaluate = (scope: Scope) => unknown

/** LiquidJS keeps these to itself; the tests that compare both evaluators would notice a change. */
interface FilterParts {
  readonly handler: (this: object, ...values: readonly unknown[]) => unknown
  readonly token: Token
  readonly liquid: object
}

/** An expression with the filters behind it. */
export function evaluateValue({ initial, filters }: Pick<Value, 'initial' | 'filters'>): Evaluate {
  return filters.map(applyFilter).reduce<Evaluate>((input, apply) => {
    return (scope) => apply(input(scope), scope)
  }, evaluateExpression(initial))
}

function applyFilter(filter: Filter): (input: unknown, scope: Scope) => unknown {
  const { handler, token, liquid } = filter as unknown as FilterParts
  const args = filter.args.map((arg): Evaluate => {
    if (!Array.isArray(arg)) return evaluateToken(arg)
    const [name, value] = [arg[0], evaluateToken(arg[1])]
    return (scope) => [name, value(scope)]
  })
  if (args.length === 0)
    return (input, scope) => finish(handler.call({ context: scope, token, liquid }, input))
  return (input, scope) => {
    const values = args.map((arg) => arg(scope))
    return finish(handler.call({ context: scope, token, liquid }, input, ...values))
  }
}

/** Some filters and operators of LiquidJS are generators. */
function finish(result: unknown): unknown {
  return typeof result === 'object' ? toValueSync(result) : result
}

/** LiquidJS keeps expressions as tokens in postfix order; operands are evaluated as they are written. */
function evaluateExpression(expression: Expression): Evaluate {
  const stack: Evaluate[] = []
  for (const token of expression.postfix) {
    if (token.kind !== TokenKind.Operator) stack.push(evaluateToken(token))
    else {
      const right = stack.pop()
      const isUnary = token.getText() === 'not'
      const left = isUnary ? right : stack.pop()
      if (left === undefined || right === undefined) return byLiquid(expression)
      stack.push(applyOperator(token.getText(), left, right))
    }
  }
  return stack.length === 1 && stack[0] !== undefined ? stack[0] : byLiquid(expression)
}

function byLiquid(expression: Expression): Evaluate {
  return (scope) => toValueSync(expression.evaluate(scope, false))
}

/** What operators say of plain values. */
const PLAIN: Readonly<Record<string, (left: never, right: never) => boolean>> = {
  '==': (left: unknown, right: unknown) => left === right,
  '!=': (left: unknown, right: unknown) => left !== right,
  '>': (left: number, right: number) => left > right,
  '<': (left: number, right: number) => left < right,
  '>=': (left: number, right: number) => left >= right,
  '<=': (left: number, right: number) => left <= right,
}

/** Both sides are always evaluated, also behind an `and` that is lost: what is unknown there is an error. */
function applyOperator(sign: string, left: Evaluate, right: Evaluate): Evaluate {
  if (sign === 'not') return (scope) => !isTrue(left(scope), scope)
  if (sign === 'and')
    return (scope) => {
      const one = left(scope)
      const other = right(scope)
      return isTrue(one, scope) && isTrue(other, scope)
    }
  if (sign === 'or')
    return (scope) => {
      const one = left(scope)
      const other = right(scope)
      return isTrue(one, scope) || isTrue(other, scope)
    }
  const plain = (PLAIN[sign] ?? (() => false)) as (left: unknown, right: unknown) => boolean
  const isKnown = PLAIN[sign] !== undefined
  return (scope) => {
    const one = left(scope)
    const other = right(scope)
    return isKnown && isPlain(one) && isPlain(other) ? plain(one, other) : operate(sign, one, other, scope)
  }
}

function operate(sign: string, left: unknown, right: unknown, scope: Scope): unknown {
  const operator = scope.opts.operators[sign] as (...values: readonly unknown[]) => unknown
  return finish(operator(left, right, scope))
}

/** Only `false` and what is absent are not true. */
export function isTrue(value: unknown, scope: Scope): boolean {
  if (value === null || value === undefined || value === false) return false
  return typeof value !== 'object' || isTruthy(value, scope)
}

/** Does `{% when %}` meet the value of its `{% case %}`? */
export function isSame(one: unknown, other: unknown): boolean {
  if (isPlain(one) && isPlain(other)) return one === other
  const equals = defaultOperators['=='] as (one: unknown, other: unknown) => unknown
  return toValueSync(equals(comparable(one), comparable(other))) as boolean
}

/** Values that compare by themselves: no object has a say in it. */
function isPlain(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function')
}

/** One operand. What is rare is left to LiquidJS. */
export function evaluateToken(token: Token | undefined): Evaluate {
  if (token === undefined) return () => undefined
  if (token.kind === TokenKind.PropertyAccess) return access(token as PropertyAccessToken)
  if ('content' in token) {
    const { content } = token
    return () => content
  }
  const evaluate: Evaluate = (scope) => toValueSync(evalToken(token, scope))
  return token.kind === TokenKind.Range ? bounded(token as RangeToken, evaluate) : evaluate
}

/** A range is a list, made before anybody takes the first of it. */
function bounded({ lhs, rhs }: RangeToken, evaluate: Evaluate): Evaluate {
  const [low, high] = [evaluateToken(lhs), evaluateToken(rhs)]
  return (scope) => {
    if (Number(high(scope)) - Number(low(scope)) > TURNS) throw new TemplateFault(tooLarge)
    return evaluate(scope)
  }
}

/**
 * A variable with its properties. What is not there, or not a plain value of a plain record, is asked
 * again of LiquidJS, which knows its errors: so there is one place that makes them.
 */
function access(token: PropertyAccessToken): Evaluate {
  const again: Evaluate = (scope) => toValueSync(evalToken(token, scope))
  const keys = token.props.map((prop) => ('content' in prop ? prop.content : undefined))
  if (token.variable !== undefined || !keys.every((key) => typeof key === 'string')) return again
  const [first = '', second, ...others] = keys as readonly string[]
  return (scope) => {
    let value: unknown
    try {
      value = read(scope.holderOf(first), first)
      if (second !== undefined) value = read(value, second)
      for (let at = 0; at < others.length; at++) value = read(value, others[at] ?? '')
    } catch (thrown) {
      throw new UndefinedVariableError(thrown as Error, token)
    }
    return value === undefined ? again(scope) : value
  }
}

/** A property as LiquidJS reads it of data, or undefined for all that takes a second look. */
function read(holder: unknown, key: string): unknown {
  if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)) {
    const value = (holder as Record<string, unknown>)[key]
    return typeof value === 'function' ? undefined : value
  }
  if (holder === null) return null
  if (key === 'size' && (typeof holder === 'string' || Array.isArray(holder))) return holder.length
  return holder instanceof Loop && isLoopFact(key) ? holder[key]() : undefined
}
