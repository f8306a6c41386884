import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages, translatorOf } from '../../base/translate.ts'
import { catalogues } from '../../messages.ts'
import { records } from '../../registry.ts'
import { shippedIndicators } from './indicators.catalogue.ts'
import { type FormulaFault, formulaFault } from './indicators.check.ts'
import { formulaArbitrary } from './indicators.formula.test-support.ts'
import { writeFormula } from './indicators.formula.ts'
import { readFormula } from './indicators.formula-reader.ts'
import type { FormulaProblem } from './indicators.formula-tokens.ts'
import { isWhole, lastClosed, periodAround, periodLengths } from './indicators.period.ts'
import { keptNumber, readTarget, statusOf, writeTarget } from './indicators.target.ts'
import { formulaSentences } from './indicators.words.ts'

const read = (text: string) => {
  const found = readFormula(text)
  if (!('formula' in found)) throw new Error(`${found.problem} at ${found.at}: ${found.found}`)
  return found.formula
}

describe('a formula', () => {
  it.each([
    'count(finding)',
    'share(policy where state is effective of state is not retired)',
    'mean(score.total where state is published)',
    'median(age finding.identifiedOn where state in (open, actionPlanned))',
    'percentile(90, span attackStep.startedAt endedAt)',
    'late = count(workItem where dueOn before today - 7 d)\nall = count(workItem where dueOn between periodStart and periodEnd)\nlate / all * 100',
    '(1 + 2) * 3 - 4 / (5 - 6)',
    'count(occurrence where doneOn at most field dueOn and title contains "a \\"b\\" 你好" and note is filled)',
    'count(asset where registered is true)',
  ])('is written as it was read: %s', (text) => {
    expect(writeFormula(read(text))).toBe(text)
  })

  it('comes back from its text whatever it says', () => {
    fc.assert(
      fc.property(formulaArbitrary, (formula) => {
        expect(readFormula(writeFormula(formula))).toEqual({ formula })
      }),
      { numRuns: 300 },
    )
  })

  it('of any text is read or refused at a place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const found = readFormula(text)
        if ('problem' in found) expect(found.at).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it.each<[string, FormulaProblem['problem'], number]>([
    ['', 'unfinished', 0],
    ['count(', 'unfinished', 6],
    ['count(finding', 'unfinished', 13],
    ['count(finding) )', 'expected', 15],
    ['count finding', 'expected', 6],
    ['sum(finding)', 'expected', 4],
    ['count(finding.title)', 'expected', 6],
    ['frobnicate(finding)', 'expected', 0],
    ['percentile(0, score.total)', 'expected', 11],
    ['count(finding where state like open)', 'expected', 26],
    ['1 + ', 'unfinished', 4],
    ['a = 1', 'unfinished', 5],
    ['a = 1\na = 2\na', 'repeated', 6],
    ['1\n2', 'expected', 0],
    ['count(finding); DROP TABLE findings', 'expected', 0],
    ['count(finding where title is "a)', 'unreadable', 29],
    ['count(finding) & 1', 'unreadable', 15],
    ['('.repeat(30), 'tooDeep', 21],
    [Array.from({ length: 40 }, () => '1').join(' + '), 'tooDeep', 82],
    [`count(finding where state in (${Array.from({ length: 300 }, () => 'a').join(', ')}))`, 'tooMany', 631],
    ['1'.repeat(5000), 'tooLong', 4000],
  ])('that cannot be read is refused at its place: %s', (text, problem, at) => {
    expect(readFormula(text)).toMatchObject({ problem, at })
  })

  it.each<[string, FormulaFault['fault'], string]>([
    ['count(vendor)', 'noSuchRecord', 'vendor'],
    ['count(constructor)', 'noSuchRecord', 'constructor'],
    ['count(finding where colour is red)', 'noSuchField', 'finding.colour'],
    ['sum(finding.weight)', 'noSuchField', 'finding.weight'],
    ['mean(age finding.foundOn)', 'noSuchField', 'finding.foundOn'],
    ['mean(span finding.dueOn shutOn)', 'noSuchField', 'finding.shutOn'],
    ['share(finding where state is open of colour is red)', 'noSuchField', 'finding.colour'],
    ['count(finding where dueOn before field shutOn)', 'noSuchField', 'finding.shutOn'],
    ['open = count(finding where colour is red); open / 2', 'noSuchField', 'finding.colour'],
    ['sum(finding.evidence)', 'notNumeric', 'finding.evidence'],
    ['count(finding where evidence is "a")', 'notComparable', 'finding.evidence'],
    ['count(finding where dueOn is true)', 'notComparable', 'finding.dueOn'],
    ['sum(finding.title)', 'notNumeric', 'finding.title'],
    ['mean(age finding.title)', 'notDays', 'finding.title'],
    ['count(finding where state is openn)', 'noSuchChoice', 'finding.state openn'],
    ['count(finding where severity is grave)', 'noSuchChoice', 'finding.severity grave'],
    ['count(finding where dueOn before soon)', 'notComparable', 'finding.dueOn'],
    ['count(finding where title before "a")', 'notComparable', 'finding.title'],
    ['count(finding where dueOn before field title)', 'notComparable', 'finding.dueOn'],
    ['count(comment)', 'notCounted', 'comment'],
    ['a / 2', 'noSuchPart', 'a'],
  ])('that does not fit the records is refused by name: %s', (text, fault, name) => {
    expect(formulaFault(records, read(text))).toEqual({ fault, name })
  })
})

describe('the shipped indicators', () => {
  const expected = new Set(['noSuchRecord'])
  it.each(Object.entries(shippedIndicators))(
    '%s is reckonable or waits for its record, and can be said',
    (_key, { formula, target }) => {
      const parsed = read(formula ?? '')
      const fault = formulaFault(records, parsed)
      if (fault) expect(expected).toContain(fault.fault)
      expect(writeFormula(parsed)).toBe(formula)
      expect(readTarget(target ?? '')).not.toBeNull()
      for (const language of languages) {
        const speaker = { t: translatorOf(language, catalogues), records, nameOf: () => null }
        for (const sentence of formulaSentences(speaker, parsed))
          expect(sentence).not.toMatch(/indicatorWords|\{\{|undefined/)
      }
    },
  )

  it('are said in both languages', () => {
    const formula = read('share(policy where nextReviewOn at least today of state in (approved, effective))')
    const said = languages.map(
      (language) =>
        formulaSentences({ t: translatorOf(language, catalogues), records, nameOf: () => null }, formula)[0],
    )
    expect(said).toEqual([
      'Policies whose “State” is “Approved” or “Effective”: the share whose “Next review” is on or after today',
      '“状态”为“已批准”或“现行有效”的制度中“下次评审日期”不早于今天的占比',
    ])
  })
})

describe('a target', () => {
  it.each([
    ['= 100 %', '= 100 %'],
    ['=0', '= 0'],
    ['<= 15 d', '<= 15 d'],
    ['≥95%', '>= 95 %'],
    ['<= 2.50 h', '<= 2.5 h'],
    ['<=15天', '<= 15 d'],
  ])('%s is read', (text, written) => {
    const target = readTarget(text)
    expect(target && writeTarget(target)).toBe(written)
    expect(target && readTarget(writeTarget(target))).toEqual(target)
  })

  it.each(['', '100 %', '> 5', '= 1e9', '= -1', '<= 15 weeks', '= 100 % and more'])('%s is refused', (text) => {
    expect(readTarget(text)).toBeNull()
  })

  it('is met, missed, or has nothing to be met by, which is not nought', () => {
    const at = (text: string) => readTarget(text)
    expect([
      statusOf(100, at('= 100 %')),
      statusOf(99.9, at('= 100 %')),
      statusOf(15, at('<= 15 d')),
      statusOf(3, null),
      statusOf(null, at('= 0')),
    ]).toEqual(['met', 'missed', 'met', 'noTarget', 'noDenominator'])
    expect([keptNumber(200 / 3), keptNumber(-0.00001), keptNumber(1e12), keptNumber(Number.NaN)]).toEqual([
      '66.6667',
      '0.0000',
      null,
      null,
    ])
  })
})

it('knows the periods that close', () => {
  expect(periodLengths.map((length) => lastClosed('2026-01-15', length).start)).toEqual([
    '2025-12-01',
    '2025-10-01',
    '2025-07-01',
    '2025-01-01',
  ])
  for (const length of periodLengths) expect(isWhole(periodAround('2028-02-29', length), length)).toBe(true)
})
