import { describe, expect, it } from 'vitest'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import {
  cellKey,
  errorsByCell,
  keptMapping,
  mappingKey,
  missingFields,
  recognisableBy,
  usualRecognition,
} from './import-choices.ts'

describe('a kept mapping', () => {
  const heads = ['Unit', 'Short']
  const kept = { heads, columns: ['name', 'code'], recognise: 'code', existing: 'skip' }

  it('is taken for a file with the same heads', () => {
    expect(keptMapping(kept, departmentRecord, heads)).toEqual(kept)
    expect(mappingKey('department', heads)).toBe(mappingKey('department', ['Unit', 'Short']))
    expect(mappingKey('department', heads)).not.toBe(mappingKey('department', ['Unit,Short']))
  })

  it.each([null, 'text', 7, [], {}, { heads }, { heads: ['Unit'], columns: ['name'] }, { heads, columns: 'name' }])(
    'is not believed: %j',
    (value) => {
      expect(keptMapping(value, departmentRecord, heads)).toBeNull()
    },
  )

  it('loses what this version does not know', () => {
    const old = { heads, columns: ['name', 'gone'], recognise: 'gone', existing: 'burn' }
    expect(keptMapping(old, departmentRecord, heads)).toEqual({ heads, columns: ['name', null], existing: 'update' })
  })
})

describe('the choices of an import', () => {
  it('offer to know rows by what the file names', () => {
    expect(recognisableBy(departmentRecord, ['code', null, 'id'])).toEqual(['id', 'code'])
    expect(usualRecognition(findingRecord, ['number', 'title'], 'csv')).toBe('number')
    expect(usualRecognition(departmentRecord, ['name'], 'csv')).toBe('')
  })

  it('name the fields that new records would lack', () => {
    expect(missingFields(departmentRecord, ['code'])).toEqual(['name'])
  })

  it('find the errors of a cell', () => {
    const error = { where: '2', field: 'name', column: 0, message: 'errors.field.required' }
    const whole = { ...error, field: '', column: null }
    const cells = errorsByCell([error, error, whole])
    expect(cells.get(cellKey('2', 0))).toEqual([error, error])
    expect(cells.get(cellKey('2', null))).toEqual([whole])
  })
})
