import { expect, it } from 'vitest'
import { documentKinds, reportKinds } from '#shared/modules/reports/report-kinds.ts'
import { recordNamed } from '../open-vault.ts'
import { reportSources } from './report-kinds.ts'

it.each(reportKinds)('what %s is about is what its readers are told by', (kind) => {
  const { record, holds } = documentKinds[kind]
  expect(reportSources[kind].record.name).toBe(record)
  for (const held of holds) expect(recordNamed(held)?.name).toBe(held)
})
