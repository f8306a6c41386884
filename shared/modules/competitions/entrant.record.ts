import { boolean, choice, decimal, instant, integer, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { competitionWriters, frozenEmbargo, keptParts, sourceText } from './competitions.kept.ts'

const most = 1_000_000_000

/**
 * A team or a person that takes part in a competition. What it has gained is kept here with each solve and award, so that
 * a ranking need not read them; the frozen figures are those from before the scoreboard was frozen.
 */
export const entrantRecord = defineRecord({
  name: 'entrant',
  module: 'competitions',
  table: 'entrants',
  title: 'name',
  fields: {
    competition: reference('competition', { required: true }),
    name: text({ required: true, max: 200 }),
    kind: choice(['team', 'person'], { required: true }),
    person: reference('person'),
    email: text({ max: 320 }),
    members: parts(
      {
        name: text({ required: true, max: 200 }),
        email: text({ max: 320 }),
        person: reference('person'),
        source: sourceText(),
      },
      { max: 200 },
    ),
    bracket: text({ max: 120 }),
    hidden: boolean(),
    banned: boolean(),
    statedPoints: decimal(4, { min: -most, max: most }),
    statedRank: integer({ min: 1, max: 1_000_000 }),
    points: integer({ min: -most, max: most }),
    solved: integer({ max: 1_000_000 }),
    lastGainAt: instant(),
    frozenPoints: integer({ min: -most, max: most }),
    frozenSolved: integer({ max: 1_000_000 }),
    frozenGainAt: instant(),
    source: sourceText(),
    imported: keptParts(),
  },
  list: ['competition', 'name', 'kind', 'bracket', 'points', 'solved', 'lastGainAt'],
  computed: ['points', 'solved', 'lastGainAt', 'frozenPoints', 'frozenSolved', 'frozenGainAt', 'source'],
  sections: [
    {
      key: 'who',
      fields: ['competition', 'name', 'kind', 'person', 'email', 'members', 'bracket', 'hidden', 'banned'],
    },
    { key: 'gained', fields: ['points', 'solved', 'lastGainAt', 'frozenPoints', 'frozenSolved', 'frozenGainAt'] },
    { key: 'stated', fields: ['statedPoints', 'statedRank'] },
    { key: 'imported', fields: ['source', 'imported'] },
  ],
  readers: everyRole,
  writers: competitionWriters,
  veil: {
    ...frozenEmbargo,
    shown: {
      points: { as: 'frozenPoints' },
      solved: { as: 'frozenSolved' },
      lastGainAt: { as: 'frozenGainAt' },
    },
  },
})
