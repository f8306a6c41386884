import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import type { QuestionDraft } from '#shared/modules/audits/audits.templates.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { WriteContext } from '../../context.ts'

/** Puts questions behind the last row of a checklist, in the order given. */
export function addQuestions(
  context: WriteContext,
  { audit: id, questions }: { readonly audit: string; readonly questions: readonly QuestionDraft[] },
): { readonly added: number; readonly first: string } {
  const audit = context.read(auditRecord).get(id)
  const [last] = context.read(checklistRowRecord).first({
    filters: [{ field: 'audit', comparison: 'is', value: audit.id }],
    sort: [{ field: 'position', descending: true }],
    limit: 1,
  })
  const writer = context.write(checklistRowRecord)
  const made = questions.map((question, index) =>
    writer.create({ ...question, audit: audit.id, position: (last?.position ?? 0) + index + 1 }),
  )
  return { added: made.length, first: made[0]?.id ?? '' }
}
