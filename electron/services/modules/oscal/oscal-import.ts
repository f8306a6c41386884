import { nameUuid } from '#shared/base/name-uuid.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { mostFromOscal, type OscalReading, type OscalTake } from '#shared/modules/oscal/oscal.contract.ts'
import { oscalUuid } from '#shared/modules/oscal/oscal.identifiers.ts'
import type { ReadAction, ReadFinding } from '#shared/modules/oscal/oscal.reading.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'

type Input = { readonly audit: string; readonly ticket: string; readonly take?: OscalTake | undefined }

const mostMegabytes = 20

/** The namespace of what comes from documents: the same finding of a document is the same record, however often it is read. */
const namespace = '0d6f4f0a-51c8-5f0e-8a57-9a2f1e6b7c33'
const recordId = (vault: string, uuid: string) => nameUuid(namespace, `${vault} ${uuid}`)

/** What becomes of the findings of a document: which are there already, by an earlier import or since they come from here. */
function standing(context: ReadContext, audit: string, findings: readonly ReadFinding[]) {
  const { vaultId } = context.vault.keys()
  const reader = context.read(findingRecord)
  const own = reader.pick(['title'], [{ field: 'audit', comparison: 'is', value: audit }])
  const ours = new Set(own.map(({ id }) => oscalUuid(id)))
  return findings.map((finding) => {
    const id = recordId(vaultId, finding.uuid)
    return { finding, id, isThere: ours.has(finding.uuid) || reader.find(id) !== null }
  })
}

function draftOf(finding: ReadFinding, audit: string, take: OscalTake) {
  const { title, condition, criterion, effect, identifiedOn } = finding
  return {
    ...{ audit, title, condition, effect, identifiedOn },
    // Every finding names what it is measured by; a plan of action names none.
    criterion: criterion === '' ? `OSCAL ${finding.uuid}` : criterion,
    severity: finding.severity ?? take.severity,
    department: take.department,
    owner: take.owner,
    dueOn: finding.dueOn ?? take.dueOn,
  }
}

function actionDraft({ title, description, dueOn }: ReadAction, finding: string, until: string, take: OscalTake) {
  const { department, owner } = take
  return { finding, title, description, kind: 'corrective' as const, department, owner, dueOn: dueOn ?? until }
}

function takeOver(context: WriteContext, audit: string, findings: readonly ReadFinding[], take: OscalTake) {
  const { vaultId } = context.vault.keys()
  const writer = context.write(findingRecord)
  const actions = context.write(correctiveActionRecord)
  let planned = 0
  const fresh = standing(context, audit, findings).filter(({ isThere }) => !isThere)
  for (const { finding, id } of fresh) {
    const draft = draftOf(finding, audit, take)
    writer.create(draft, { id })
    for (const action of finding.actions) {
      actions.create(actionDraft(action, id, draft.dueOn, take), {
        id: recordId(vaultId, `${finding.uuid} ${action.uuid}`),
      })
      planned += 1
    }
  }
  return { findings: fresh.length, actions: planned }
}

/** Reads a document of OSCAL for an audit and, where asked to, takes its findings over. */
export async function readDocument(context: TaskContext, { audit, ticket, take }: Input): Promise<OscalReading> {
  const { bytes } = context.files.take(ticket)
  if (bytes.length > mostMegabytes * 1024 ** 2)
    throw new OperationError('invalid', 'errors.oscalLarge', { parameters: { megabytes: mostMegabytes } })
  const job = { name: 'read-oscal', input: { bytes } } as const
  const { findings, ...about } = await doInHelper(context.host, 'import', job, context.signal)
  if (findings.length > mostFromOscal)
    throw new OperationError('invalid', 'errors.oscalMany', {
      parameters: { count: findings.length, most: mostFromOscal },
    })
  const rows = context.query((reading) => {
    reading.read(auditRecord).get(audit)
    return standing(reading, audit, findings).map(({ finding, isThere }) => {
      const { uuid, title, criterion, severity, identifiedOn, dueOn, actions } = finding
      return { uuid, title, criterion, severity, identifiedOn, dueOn, actions: actions.length, isThere }
    })
  })
  const taken = take ? context.command((writing) => takeOver(writing, audit, findings, take)) : null
  return { ...about, rows, taken }
}
