import type { Money } from '../../record/fields.ts'
import type { AnyValue } from '../../record/values.ts'

/** The amount and currency of a value; null for anything else. */
export function moneyOf(value: AnyValue | undefined): Money | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return null
  const { amount, currency } = value
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : null
}
