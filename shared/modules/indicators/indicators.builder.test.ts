import { describe, expect, it } from 'vitest'
import { records } from '../../registry.ts'
import {
  type Built,
  builtFormula,
  choicesOf,
  comparisonsFor,
  conditionFields,
  valueFields,
} from './indicators.builder.ts'
import { shippedIndicators } from './indicators.catalogue.ts'
import { formulaFault } from './indicators.check.ts'
import { readFormula } from './indicators.formula-reader.ts'

const read = (text: string) => {
  const found = readFormula(text)
  if (!('formula' in found)) throw new Error(found.problem)
  return found.formula
}

describe('a formula put together from choices', () => {
  it.each<[Partial<Built>, string | null]>([
    [{ name: 'count', record: 'finding' }, 'count(finding)'],
    [
      {
        name: 'share',
        record: 'finding',
        where: [{ field: 'state', comparison: 'in', value: ['closed'] }],
        of: [{ field: 'severity', comparison: 'in', value: ['high', 'critical'] }],
      },
      'share(finding where state in (closed) of severity in (high, critical))',
    ],
    [{ name: 'max', record: 'vulnerability', value: 'age firstSeenOn' }, 'max(age vulnerability.firstSeenOn)'],
    [
      { name: 'count', record: 'workItem', where: [{ field: 'dueOn', comparison: 'before', value: ['today - 7 d'] }] },
      'count(workItem where dueOn before today - 7 d)',
    ],
    [
      { name: 'count', record: 'policy', where: [{ field: 'title', comparison: 'contains', value: ['a "b" and c'] }] },
      'count(policy where title contains "a \\"b\\" and c")',
    ],
    [
      { name: 'count', record: 'asset', where: [{ field: 'registered', comparison: 'is', value: ['true'] }] },
      'count(asset where registered is true)',
    ],
    [{ name: 'mean', record: 'policy' }, null],
    [{ name: 'count', record: 'policy', where: [{ field: 'nextReviewOn', comparison: 'before', value: [''] }] }, null],
    [{ name: 'count', record: 'vendor' }, null],
  ])('%j', (built, expected) => {
    const whole: Built = { name: 'count', record: '', value: '', where: [], of: [], ...built }
    const text = builtFormula(records, whole)
    expect(text).toBe(expected)
    if (text === null) return
    expect(formulaFault(records, read(text))).toBeNull()
    expect(choicesOf(records, read(text))).toEqual(whole)
  })

  it('is found again in what the product ships, as far as choices go', () => {
    const found = Object.values(shippedIndicators).map(({ formula }) => {
      const built = choicesOf(records, read(formula ?? ''))
      return built === null ? null : builtFormula(records, built)
    })
    expect(found.filter((text) => text !== null).length).toBeGreaterThanOrEqual(6)
    for (const text of found) if (text !== null) expect(formulaFault(records, read(text))).toBeNull()
  })

  it('is left alone where it has parts of its own', () => {
    expect(choicesOf(records, read('a = count(finding)\na / 2'))).toBeNull()
    expect(choicesOf(records, read('percentile(90, policy.cadenceMonths)'))).toBeNull()
  })

  it('offers what a record has', () => {
    expect(conditionFields(records.finding)[0]).toBe('state')
    expect(comparisonsFor(records.finding, 'dueOn')).toContain('atMost')
    expect(valueFields(records.policy)).toContain('cadenceMonths')
    expect(valueFields(records.policy)).toContain('age nextReviewOn')
  })
})
