import { boolean, choice, date, evidence, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A human being the team knows; members point to exactly one person, and duties are compared by person. */
export const personRecord = defineRecord({
  name: 'person',
  module: 'people',
  table: 'people',
  title: 'name',
  fields: {
    name: text({ required: true, max: 120 }),
    email: text({ max: 200 }),
    department: reference('department'),
    jobTitle: text({ max: 120 }),
    specialism: choice(['construction', 'operation', 'development', 'management']),
    source: choice(['internal', 'recruited', 'external']),
    joinedOn: date(),
    leftOn: date(),
    experienceYears: integer({ max: 70 }),
    qualifications: markdown({ max: 5000 }),
    certificates: evidence(),
    isContractor: boolean(),
    experienceSince: date(),
    staffNumber: text({ max: 60 }),
  },
  list: ['name', 'jobTitle', 'department', 'specialism', 'email'],
  totals: { experienceYears: 'average' },
  sections: [
    { key: 'identity', fields: ['name', 'email', 'staffNumber', 'department', 'jobTitle'] },
    { key: 'work', fields: ['specialism', 'source', 'isContractor', 'joinedOn', 'leftOn'] },
    { key: 'expertise', fields: ['experienceSince', 'experienceYears', 'qualifications', 'certificates'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
})
