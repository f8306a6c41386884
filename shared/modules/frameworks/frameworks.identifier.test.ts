import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierFault } from './frameworks.identifier.ts'
import { frameworkNames } from './frameworks.names.ts'
import { frameworks, requirementOf } from './frameworks.reference.ts'

describe('the reference data', () => {
  it.each([
    ['iso27001', 93, 4],
    ['nistCsf', 106, 22],
    ['mlps', 354, 97],
  ] as const)('holds every requirement of %s once, in a chapter, titled in both languages', (name, count, chapters) => {
    const { requirements, chapters: known, notice } = frameworks[name]
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(count)
    expect(known).toHaveLength(chapters)
    expect(notice.en).toMatch(/own words/)
    for (const row of requirements) {
      expect(known.map(({ id }) => id)).toContain(row.chapter)
      expect(row.en).not.toBe('')
      expect(row['zh-CN']).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('an identifier', () => {
  it.each([
    ['iso27001', '5.1', 'form', 'A.5.1'],
    ['iso27001', 'a.8.9', 'form', 'A.8.9'],
    ['iso27001', 'Ａ.８.９', 'form', 'A.8.9'],
    ['iso27001', 'A.9.4.2', 'otherEdition', 'A.5.2'],
    ['iso27001', 'A.8.35', 'unknown', 'A.8.3'],
    ['nistCsf', 'GV.OC-1', 'form', 'GV.OC-01'],
    ['nistCsf', 'pr.ds-01', 'form', 'PR.DS-01'],
    ['nistCsf', 'PR.AC-1', 'otherEdition', 'PR.AA-01'],
    ['nistCsf', 'ID.AM-06', 'unknown', 'ID.AM-01'],
    ['mlps', '雷电', 'form', '8.1.1.4'],
    ['mlps', '5.1.4.2', 'otherEdition', '8.1.4.2'],
    ['mlps', '10.1.1.1', 'otherEdition', '8.1.1.1'],
    ['mlps', '8.6.1.1', 'form', '8.1.1.1'],
    ['mlps', '6.1.9.2', 'withheld', '6.1.1.2'],
    ['mlps', '6.2.1.1', 'withheld', '6.1.1.1'],
    ['mlps', '9.4.3.5', 'unknown', '9.4.3.1'],
    ['mlps', '8.1.2.4', 'unknown', '8.1.2.1'],
  ] as const)('of %s that reads %s is refused as %s, and %s is proposed', (framework, identifier, kind, suggestion) => {
    expect(identifierFault(framework, identifier)).toEqual({ kind, suggestion })
  })

  it('of an item of a clause belongs to its control point', () => {
    expect(requirementOf('mlps', '8.1.4.1a')?.id).toBe('8.1.4.1')
    expect(identifierFault('mlps', '8.1.4.1a')).toBeNull()
    expect(requirementOf('iso27001', 'A.5.1a')).toBeNull()
  })

  it('that is refused always comes with one that is known', () => {
    fc.assert(
      fc.property(fc.constantFrom(...frameworkNames), fc.string({ unit: 'grapheme', maxLength: 60 }), (name, text) => {
        const fault = identifierFault(name, text)
        return fault === null ? requirementOf(name, text) !== null : requirementOf(name, fault.suggestion) !== null
      }),
    )
  })
})
