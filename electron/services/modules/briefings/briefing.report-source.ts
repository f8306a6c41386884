import { briefingRecord } from '#shared/modules/briefings/briefing.record.ts'
import { projectBriefing } from '#shared/modules/briefings/briefing-document.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** What a committee was told of a quarter and decided, once it was tabled: for who prepared it and the chair of the meeting. */
export const briefingReport: ReportKind<'briefing'> = {
  record: briefingRecord,
  gather(context, id) {
    const briefing = context.read(briefingRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const projection = projectBriefing({
      ...{ briefing, organisation: organisation[0] ?? null, nameOf: namesOf(context) },
      files: filesIn(briefing.signedPaper).map(({ name, sha256 }) => ({ name, sha256 })),
    })
    return {
      title: briefing.title,
      number: briefing.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: briefingRecord, rows: [briefing] },
      ],
      named: [personRecord, groupRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      notReady: briefing.state === 'drafted' ? 'briefingDocument.refused.drafted' : null,
    }
  },
}
