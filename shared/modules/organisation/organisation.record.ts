import { choice, evidence, integer, markdown, parts, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** The organisation that the vault belongs to: what reports say of it, where its days begin, how its numbers look. */
export const organisationRecord = defineRecord({
  name: 'organisation',
  module: 'organisation',
  table: 'organisations',
  title: 'name',
  fields: {
    name: text({ required: true, max: 200 }),
    shortName: text({ max: 60 }),
    legalName: text({ max: 200 }),
    registrationNumber: text({ max: 60 }),
    address: markdown({ max: 1000 }),
    logo: evidence(),
    zone: text({ required: true, max: 60 }),
    language: choice(['en', 'zh-CN'], { required: true }),
    classification: text({ max: 60 }),
    brandColour: text({ max: 7 }),
    reportDay: integer({ min: 1, max: 28 }),
    numberRanges: parts(
      {
        record: text({ required: true, max: 60 }),
        prefix: text({ required: true, max: 4 }),
        width: integer({ required: true, min: 2, max: 6 }),
      },
      { max: 100 },
    ),
  },
  list: ['name', 'shortName', 'zone', 'language'],
  sections: [
    { key: 'identity', fields: ['name', 'shortName', 'legalName', 'registrationNumber', 'address'] },
    { key: 'place', fields: ['zone', 'language', 'reportDay'] },
    { key: 'appearance', fields: ['logo', 'brandColour', 'classification'] },
    { key: 'numbers', fields: ['numberRanges'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
