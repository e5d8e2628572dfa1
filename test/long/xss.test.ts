import { expect, test } from 'vitest'
import { CONTEXTS } from '../xss/contexts.ts'
import { judge } from '../xss/site.ts'
import { vectors } from '../xss/vectors.ts'

test.each(CONTEXTS)('no attack gets through: $name', async (context) => {
  const { verdicts } = await judge(vectors().map((vector) => ({ vector, context })))
  expect(verdicts.map(({ vector, fault }) => `${JSON.stringify(vector.text)}: ${fault}`)).toEqual([])
})
