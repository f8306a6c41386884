import { decimalToUnits } from '../../record/decimal.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

/** A measured target of a work item; absent values are null. */
export type Target = {
  readonly kind: 'percent' | 'number' | 'zero'
  readonly direction: 'atLeast' | 'atMost' | null
  readonly target: string | null
  readonly measured: string | null
}

/** A target as a work item holds it. */
export type NamedTarget = Target & { readonly name: string; readonly measuredOn: string | null }

/**
 * Whether a target is reached; null while it is not measured. `percent` and `number` ask for at least the target unless
 * they say at most; `zero` asks for none at all.
 */
export function isTargetMet(target: Target): boolean | null {
  if (target.measured === null) return null
  const measured = decimalToUnits(target.measured, 2)
  if (target.kind === 'zero') return measured === 0
  if (target.target === null) return null
  const wanted = decimalToUnits(target.target, 2)
  return target.direction === 'atMost' ? measured <= wanted : measured >= wanted
}

/** The targets of a work item; rows of no known kind are left out. */
export function targetsOf(item: Readonly<Record<string, AnyValue>>): readonly NamedTarget[] {
  const textOf = (value: AnyValue | undefined) => (isText(value) ? value : null)
  return partRows(item.targets).flatMap(({ kind, direction, name, target, measured, measuredOn }): NamedTarget[] => {
    if (kind !== 'percent' && kind !== 'number' && kind !== 'zero') return []
    return [
      {
        ...{ kind, name: textOf(name) ?? '', target: textOf(target) },
        direction: direction === 'atMost' || direction === 'atLeast' ? direction : null,
        measured: textOf(measured),
        measuredOn: textOf(measuredOn),
      },
    ]
  })
}

/** The targets of a work item that were measured and not reached. */
export function missedTargets(item: Readonly<Record<string, AnyValue>>): readonly NamedTarget[] {
  return targetsOf(item).filter((target) => isTargetMet(target) === false)
}

/** Decimal text without the places that say nothing: `100.00` is `100`. */
export function shortDecimal(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** What a target asks for, in signs that every language reads: `≥ 100 %`. */
export function wantedSign({ kind, direction, target }: Target): string {
  if (kind === 'zero') return '= 0'
  const sign = direction === 'atMost' ? '≤' : '≥'
  return `${sign} ${shortDecimal(target ?? '0')}${kind === 'percent' ? ' %' : ''}`
}
