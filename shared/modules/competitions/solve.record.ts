import { choice, instant, integer, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { competitionWriters, frozenEmbargo, sourceText } from './competitions.kept.ts'

/** An entrant's solution of a challenge, worth what the challenge was worth at that moment. */
export const solveRecord = defineRecord({
  name: 'solve',
  module: 'competitions',
  table: 'solves',
  title: 'title',
  fields: {
    title: text({ max: 410 }),
    competition: reference('competition', { required: true }),
    entrant: reference('entrant', { required: true }),
    challenge: reference('challenge', { required: true }),
    person: reference('person'),
    at: instant({ required: true }),
    value: integer({ max: 1_000_000 }),
    exclusion: choice(['beforeStart', 'afterEnd', 'repeated'], {
      tones: { beforeStart: 'serious', afterEnd: 'serious', repeated: 'attention' },
    }),
    note: text({ max: 500 }),
    source: sourceText(),
  },
  list: ['competition', 'entrant', 'challenge', 'at', 'value', 'exclusion'],
  computed: ['title', 'value', 'exclusion', 'source'],
  sections: [
    { key: 'solve', fields: ['title', 'competition', 'entrant', 'challenge', 'person', 'at', 'note'] },
    { key: 'worth', fields: ['value', 'exclusion', 'source'] },
  ],
  readers: everyRole,
  writers: competitionWriters,
  rows: { rule: 'embargo', field: 'at', ...frozenEmbargo },
})
