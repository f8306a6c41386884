import { boolean, choice, instant, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { competitionWriters, frozenEmbargo, keptParts, sourceText } from './competitions.kept.ts'

const most = 1_000_000

/** A task of a competition. Its worth is fixed, or falls with each solve; what a solve has earned is kept with the solve. */
export const challengeRecord = defineRecord({
  name: 'challenge',
  module: 'competitions',
  table: 'challenges',
  title: 'name',
  fields: {
    competition: reference('competition', { required: true }),
    name: text({ required: true, max: 200 }),
    category: text({ max: 120 }),
    valuing: choice(['static', 'linear', 'logarithmic'], { required: true }),
    value: integer({ max: most }),
    initial: integer({ max: most }),
    minimum: integer({ max: most }),
    decay: integer({ max: most }),
    hidden: boolean(),
    description: markdown({ max: 20_000 }),
    solved: integer({ max: most }),
    firstBlood: reference('entrant'),
    firstBloodAt: instant(),
    source: sourceText(),
    imported: keptParts(),
    frozenSolved: integer({ max: most }),
  },
  list: ['competition', 'name', 'category', 'valuing', 'solved', 'firstBlood', 'firstBloodAt'],
  computed: ['solved', 'firstBlood', 'firstBloodAt', 'frozenSolved', 'source'],
  sections: [
    { key: 'task', fields: ['competition', 'name', 'category', 'description', 'hidden'] },
    { key: 'worth', fields: ['valuing', 'value', 'initial', 'minimum', 'decay'] },
    { key: 'outcome', fields: ['solved', 'frozenSolved', 'firstBlood', 'firstBloodAt'] },
    { key: 'imported', fields: ['source', 'imported'] },
  ],
  readers: everyRole,
  writers: competitionWriters,
  veil: {
    ...frozenEmbargo,
    shown: {
      solved: { as: 'frozenSolved' },
      firstBlood: { until: 'firstBloodAt' },
      firstBloodAt: { until: 'firstBloodAt' },
    },
  },
})
