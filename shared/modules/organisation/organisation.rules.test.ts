import { describe, expect, it } from 'vitest'
import { isZone } from '../../base/zoned.ts'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { organisationRules } from './organisation.rules.ts'

const range = (record: string, prefix: string) => ({ record, prefix, width: 3 })

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  organisation: [
    ['a second one', { after: {}, stored: [{ record: 'organisation', id: 'o' }] }, ['onlyOne@']],
    ['the first one', { after: { zone: 'Asia/Shanghai', brandColour: '#1F4E79' } }, []],
    ['archived', { action: 'archive', before: {} }, ['needed@']],
    ['a zone that is none', { after: { zone: 'Asia/Peking' } }, ['unknownZone@zone']],
    ['a colour by name', { after: { brandColour: 'navy' } }, ['colourForm@brandColour']],
    [
      'a prefix in small letters',
      { after: { numberRanges: [range('finding', 'f')] } },
      ['prefixForm@numberRanges.0.prefix'],
    ],
    [
      'a record twice',
      { after: { numberRanges: [range('finding', 'F'), range('finding', 'G')] } },
      ['recordTwice@numberRanges'],
    ],
    [
      'a prefix twice',
      { after: { numberRanges: [range('finding', 'F'), range('audit', 'F')] } },
      ['prefixTwice@numberRanges'],
    ],
    ['ranges apart', { after: { numberRanges: [range('finding', 'F'), range('audit', 'A')] } }, []],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(organisationRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(organisationRules, record))
  })
})

it.each([
  ['Asia/Shanghai', true],
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Etc/GMT-8', true],
  ['+08:00', false],
  ['Asia/Peking', false],
  ['Asia/../UTC', false],
  ['', false],
])('%s is a zone: %s', (zone, expected) => {
  expect(isZone(zone)).toBe(expected)
})
