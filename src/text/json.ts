import type { Json } from '../types.ts'

export type JsonMap = { readonly [key: string]: Json }

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Set a key as it is written: `__proto__` is one like any other. */
export function setKey(map: object, key: string | number, value: Json): void {
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true })
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
