import { causeCategories } from '#shared/modules/audits/audits.cause.ts'
import type { TypedFinding } from '#shared/modules/audits/audits.contract.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What of a finding is compared with earlier ones, as stored or as typed so far. */
export function typedFinding(values: Readonly<Record<string, unknown>>, finding?: string): TypedFinding {
  return {
    ...(finding === undefined ? {} : { finding }),
    title: text(values.title).slice(0, 20_000),
    condition: text(values.condition).slice(0, 20_000),
    control: text(values.control) || null,
    causeCategory: causeCategories.find((one) => one === values.causeCategory) ?? null,
  }
}
