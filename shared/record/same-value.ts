import type { AnyValue } from './values.ts'

/** Whether two plain values are the same, member by member; key order does not count. */
export function sameValue(one: AnyValue | undefined, other: AnyValue | undefined): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((element: AnyValue, index) => sameValue(element, other[index]))
  }
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return keys.every((key) => right.has(key) && sameValue(left.get(key), right.get(key)))
}
