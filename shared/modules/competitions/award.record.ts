import { instant, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { competitionWriters, frozenEmbargo, keptParts, sourceText } from './competitions.kept.ts'

const most = 1_000_000

/** Points given to an entrant, or taken, beside the challenges: for what, when and by whom. */
export const awardRecord = defineRecord({
  name: 'award',
  module: 'competitions',
  table: 'awards',
  title: 'reason',
  fields: {
    competition: reference('competition', { required: true }),
    entrant: reference('entrant', { required: true }),
    points: integer({ required: true, min: -most, max: most }),
    reason: text({ required: true, max: 300 }),
    category: text({ max: 120 }),
    description: markdown({ max: 5000 }),
    at: instant({ required: true }),
    awardedBy: reference('person'),
    source: sourceText(),
    imported: keptParts(),
  },
  list: ['competition', 'entrant', 'points', 'reason', 'at', 'awardedBy'],
  byWriter: ['awardedBy'],
  computed: ['source'],
  sections: [
    {
      key: 'award',
      fields: ['competition', 'entrant', 'points', 'reason', 'category', 'description', 'at', 'awardedBy'],
    },
    { key: 'imported', fields: ['source', 'imported'] },
  ],
  readers: everyRole,
  writers: competitionWriters,
  rows: { rule: 'embargo', field: 'at', ...frozenEmbargo },
})
