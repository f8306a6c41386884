import { describe, expect, it } from 'vitest'
import { languages } from './base/translate.ts'
import { catalogues } from './messages.ts'
import type { Field, Fields } from './record/fields.ts'
import type { AnyRecord } from './record/record.ts'
import { managedRecords, records, writtenRecords } from './registry.ts'
import { recordConsequences, recordRules } from './rules.ts'

const all: readonly AnyRecord[] = Object.values(records)
const written: readonly AnyRecord[] = Object.values(writtenRecords)

function choiceKeys(prefix: string, field: Field): readonly string[] {
  return field.kind === 'choice' ? field.choices.map((choice) => `${prefix}.${choice}`) : []
}

function fieldKeys(prefix: string, fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const key = `${prefix}.${name}`
    return [key, ...choiceKeys(key, field), ...(field.kind === 'parts' ? fieldKeys(key, field.fields) : [])]
  })
}

function labelKeys(record: AnyRecord): readonly string[] {
  const { name, workflow } = record
  return [
    name,
    `${name}.plural`,
    ...fieldKeys(name, record.fields),
    ...record.sections.map((section) => `${name}.section.${section.key}`),
    ...Object.keys(workflow?.states ?? {}).map((state) => `${name}.state.${state}`),
    ...Object.keys(workflow?.transitions ?? {}).map((step) => `${name}.step.${step}`),
    ...Object.keys(recordRules[name] ?? {}).map((rule) => `${name}.rule.${rule}`),
  ]
}

function helpKeys(record: AnyRecord): readonly string[] {
  return fieldKeys(record.name, record.fields).map((key) => `${key}.help`)
}

function references(fields: Fields): readonly string[] {
  return Object.values(fields).flatMap((field) => {
    if (field.kind === 'parts') return references(field.fields)
    return field.kind === 'reference' || field.kind === 'references' ? [field.to] : []
  })
}

const words = languages.map((language) => ({
  language,
  words: new Map(catalogues.flatMap((catalogue) => Object.entries(catalogue[language]))),
}))

describe('registry', () => {
  it('holds all records, under their own names', () => {
    expect(written.length).toBeGreaterThanOrEqual(26)
    expect(Object.entries(records).map(([key, record]) => [key, record.name])).toEqual(
      all.map((record) => [record.name, record.name]),
    )
  })

  it('gives each record a table of its own', () => {
    expect(new Set(all.map((record) => record.table)).size).toBe(all.length)
  })

  it('gives each range of numbers a prefix of its own', () => {
    const prefixes = all.flatMap((record) =>
      Object.values(record.fields).flatMap((field) => (field.kind === 'number' ? [field.prefix] : [])),
    )
    expect(new Set(prefixes).size).toBe(prefixes.length)
    expect(prefixes).toContain('F')
  })

  it.each(all)('$name refers to registered records only', (record) => {
    for (const target of references(record.fields)) expect(Object.keys(records)).toContain(target)
  })

  it.each(all)('$name is written by somebody who may read it', (record) => {
    expect(record.writers.length).toBeGreaterThan(0)
    for (const role of record.writers) expect(record.readers).toContain(role)
  })

  it.each(all)('$name is named by a text, a number or a choice', (record) => {
    expect(['text', 'markdown', 'number', 'choice']).toContain(record.fields[record.title]?.kind)
  })

  it.each(all)('$name lets nobody take a step who may not read it, and stamps what fits', (record) => {
    for (const step of Object.values(record.workflow?.transitions ?? {})) {
      for (const role of step.roles) expect(record.readers).toContain(role)
      if (step.stamp?.by) expect(record.fields[step.stamp.by]).toMatchObject({ kind: 'reference', to: 'person' })
      if (step.stamp?.on) expect(['date', 'instant']).toContain(record.fields[step.stamp.on]?.kind)
      for (const field of step.separateFrom ?? [])
        if (field !== 'createdBy') expect(record.fields[field]).toMatchObject({ to: 'person' })
      for (const field of [...(step.requires ?? []), ...(step.clear ?? [])])
        expect(Object.keys(record.fields)).toContain(field)
    }
  })

  it('keeps the duties apart that the design keeps apart', () => {
    const apart = all.flatMap((record) =>
      Object.entries(record.workflow?.transitions ?? {}).flatMap(([step, { separateFrom }]) =>
        separateFrom ? [`${record.name}.${step}: ${separateFrom.join(' ')}`] : [],
      ),
    )
    expect(apart.toSorted()).toEqual([
      'accountabilityCase.assess: createdBy person',
      'accountabilityCase.close: person',
      'accountabilityCase.decide: createdBy person',
      'accountabilityCase.decideAppeal: createdBy person decidedBy',
      'accountabilityCase.drop: person',
      'accountabilityCase.hear: createdBy person',
      'briefing.recordSignature: preparedBy minutedBy createdBy',
      'briefing.signOff: preparedBy minutedBy createdBy',
      'certificate.issue: person',
      'checklistRow.review: preparedBy',
      'controlCheck.review: tester submittedBy',
      'correctiveAction.verify: doneBy owner',
      'departmentReport.signOff: preparedBy submittedBy',
      'deviation.accept: owner',
      'effectivenessCheck.confirm: owner implementedBy',
      'effectivenessCheck.refute: owner implementedBy',
      'finding.acceptRisk: owner',
      'finding.close: implementedBy owner',
      'finding.verify: implementedBy owner',
      'findingExtension.grant: askedBy createdBy',
      'findingExtension.refuse: askedBy createdBy',
      'growthPlan.agree: person',
      'growthPlan.close: person',
      'policy.approve: owner',
      'policyException.approve: applicant createdBy',
      'policyException.refuse: applicant createdBy',
      'policyVersion.approve: author submittedBy createdBy',
      'qualification.verify: person',
      'reviewNote.clear: answeredBy',
      'risk.accept: owner',
      'risk.close: owner',
      'riskTreatment.verify: owner doneBy',
      'sampleConclusion.review: concludedBy',
      'score.moderate: scoredBy person',
      'score.publish: person',
      'spendingItem.approve: createdBy',
      'synchronyItem.except: createdBy',
      'violationCase.decide: investigatedBy investigator people',
      'vulnerability.confirmGone: claimedBy owner',
      'vulnerability.declareFalse: owner',
      'workItem.approveTargets: targetsSetBy',
    ])
  })

  it('keeps audits from trainers and the scores of others from everyone but those who score', () => {
    for (const name of ['audit', 'checklistRow', 'finding', 'correctiveAction'] as const)
      expect(records[name].readers).not.toContain('trainer')
    expect(records.score.rows).toEqual({
      rule: 'own',
      fields: ['person'],
      except: ['administrator', 'lead', 'trainer'],
    })
    for (const name of ['course', 'trainingSession', 'assessment', 'competition', 'score'] as const)
      expect(records[name].writers).not.toContain('auditor')
    for (const record of written.filter(({ name }) => name !== 'comment'))
      expect(record.writers).not.toContain('viewer')
    for (const record of all) expect(record.writers).toContain('administrator')
  })

  it('has rules and consequences for written records only', () => {
    expect(Object.keys(recordRules).length).toBeGreaterThan(20)
    for (const name of [...Object.keys(recordRules), ...Object.keys(recordConsequences)])
      expect(Object.keys(writtenRecords)).toContain(name)
  })
})

describe.each(words)('words in $language', ({ language, words: known }) => {
  it.each(written)('$name has every label', (record) => {
    expect(labelKeys(record).filter((key) => (known.get(key) ?? '') === '')).toEqual([])
  })

  it('names every module', () => {
    const modules = new Set(written.map((record) => record.module))
    for (const module of modules) expect(known.get(`module.${module}`)).toBeTruthy()
  })

  it('belong to one module each', () => {
    const keys = catalogues.flatMap((catalogue) => Object.keys(catalogue[language]))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('are all used by their record', () => {
    const names = new Set(written.map((record) => record.name))
    const used = new Set([...all.flatMap(labelKeys), ...written.flatMap(helpKeys)])
    const left = [...known.keys()].filter(
      (key) => names.has(key.split('.')[0] ?? '') && !used.has(key.replace(/_one$/, '')),
    )
    expect(left).toEqual([])
  })

  it('end without exclamation marks and without stray blanks', () => {
    for (const [key, text] of known) {
      expect(text, key).not.toMatch(/[!！]|^\s|\s$/)
      if (language === 'zh-CN' && /[\u4e00-\u9fff]/.test(text)) expect(text, key).not.toMatch(/[,;?]/)
    }
  })

  it('have the same placeholders as the English ones', () => {
    const english = words[0]?.words ?? new Map<string, string>()
    const holes = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted()
    for (const [key, text] of known) expect(holes(text), key).toEqual(holes(english.get(key)))
  })
})

it('managed records are written by operations of their own', () => {
  const managed: readonly AnyRecord[] = Object.values(managedRecords)
  expect(managed.every((record) => record.managed === true)).toBe(true)
  expect(written.some((record) => record.managed === true)).toBe(false)
})
