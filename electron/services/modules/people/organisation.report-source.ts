import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { qualificationDays } from '#shared/modules/home/home.figure-questions.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import { projectOrganisation } from '#shared/modules/people/organisation-report.projection.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { qualificationRecord } from '#shared/modules/people/qualification.record.ts'
import { reportingLineRecord } from '#shared/modules/people/reporting-line.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** Of people the document tells what makes them fit for their duties, and not how to reach them. */
const untoldOfPeople = [
  'email',
  'staffNumber',
  'specialism',
  'source',
  'isContractor',
  'certificates',
  'qualifications',
]

/** The organisation as of today; whoever made the last entry in it and whoever leads its topmost unit stand for it. */
export const organisationReport: ReportKind<'organisation'> = {
  record: organisationRecord,
  gather(context, id) {
    const organisation = context.read(organisationRecord).get(id)
    const on = context.today
    const lasts = ({ until }: { readonly until: string | null }) => until === null || until >= on
    const rows = {
      groups: context.read(groupRecord).all(),
      departments: context.read(departmentRecord).all(),
      duties: context.read(dutyRecord).all(),
      memberships: context.read(membershipRecord).all(),
      lines: context.read(reportingLineRecord).all(),
      people: context.read(personRecord).all(),
      qualifications: context.read(qualificationRecord).all(),
    }
    const projection = projectOrganisation({
      ...{ ...rows, organisation, on, soon: qualificationDays, nameOf: namesOf(context) },
    })
    const told = new Set(projection.people.map(({ person }) => person))
    const held = new Set(projection.people.flatMap(({ qualifications }) => qualifications.map((one) => one.id)))
    const standing = new Set(projection.groups.map((group) => group.id))
    return {
      title: organisation.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: [organisation] },
        { record: groupRecord, rows: rows.groups.filter((group) => standing.has(group.id)) },
        { record: departmentRecord, rows: rows.departments },
        { record: dutyRecord, rows: rows.duties.filter(lasts), without: ['note'] },
        {
          record: membershipRecord,
          rows: rows.memberships.filter((row) => lasts(row) && standing.has(row.group)),
          without: ['note'],
        },
        { record: reportingLineRecord, rows: rows.lines.filter(lasts), without: ['note'] },
        { record: personRecord, rows: rows.people.filter((person) => told.has(person.id)), without: untoldOfPeople },
        {
          record: qualificationRecord,
          rows: rows.qualifications.filter((one) => held.has(one.id)),
          without: ['note', 'evidence'],
        },
      ],
      named: [personRecord, departmentRecord, groupRecord, controlRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'organisationDocument.refused.noLead' : null,
    }
  },
}
