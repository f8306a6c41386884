import { OperationError } from '#shared/contract/errors.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import type { oscalContract } from '#shared/modules/oscal/oscal.contract.ts'
import { assessmentResults, type OscalSource, planOfAction } from '#shared/modules/oscal/oscal.documents.ts'
import type { ReadContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { recordNamed } from '../../open-vault.ts'
import { allAmong } from '../../records/all-among.ts'
import { titleOf } from '../../records/reader.ts'
import type { Service } from '../../service.ts'
import { readDocument } from './oscal-import.ts'

function sourceOf(context: ReadContext, id: string): OscalSource {
  const audit = context.read(auditRecord).get(id)
  const own = [{ field: 'audit', comparison: 'is' as const, value: id }]
  const rows = context.read(checklistRowRecord).all(own, { field: 'position' })
  const findings = context.read(findingRecord).all(own, { field: 'number' })
  const ids = findings.map((finding) => finding.id)
  const actions = allAmong(context, correctiveActionRecord, 'finding', ids)
  const controls = context.read(controlRecord)
  const served = rows.flatMap(({ control }) => (control === null ? [] : (controls.find(control)?.frameworks ?? [])))
  return {
    vault: context.vault.keys().vaultId,
    organisation: context.read(organisationRecord).all()[0]?.name ?? '',
    now: new Date(context.now).toISOString(),
    audit,
    rows,
    findings,
    actions,
    requirements: served.map(({ identifier }) => identifier),
    nameOf(name, reference) {
      const record = recordNamed(name)
      const entity = record && typeof reference === 'string' ? context.read(record).find(reference) : null
      return record && entity ? titleOf(record, entity) : ''
    },
  }
}

export const oscalService: Service<typeof oscalContract> = {
  oscal: {
    async export({ audit, kind }, { query, files }) {
      const source = query((context) => sourceOf(context, audit))
      if (kind !== 'assessment-results' && source.findings.every(({ state }) => state === 'closed'))
        throw new OperationError('invalid', 'errors.oscalNothing')
      const document = kind === 'assessment-results' ? assessmentResults(source) : planOfAction(source)
      const bytes = Buffer.from(`${JSON.stringify(document, null, 2)}\n`)
      const stem = String(source.audit.number ?? 'audit').replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
      return files.offer(offeredBytes(`${stem}.${kind}.json`, 'application/json', bytes))
    },
    read: (input, context) => readDocument(context, input),
  },
}
