import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { recordRules } from '../../rules.ts'

const cup = {
  record: 'competition',
  id: 'cup',
  state: 'running',
  startsAt: '2026-11-20T08:00:00.000Z',
  endsAt: '2026-11-21T08:00:00.000Z',
}
const external = { ...cup, id: 'league', kind: 'external' }
const over = { ...cup, id: 'over', state: 'finished' }
const blue = {
  record: 'entrant',
  id: 'blue',
  competition: 'cup',
  kind: 'team',
  name: 'Blue',
  members: [{ person: 'mei' }],
}
const red = {
  record: 'entrant',
  id: 'red',
  competition: 'cup',
  kind: 'team',
  name: 'Red',
  members: [{ person: 'tao' }],
}
const web = { record: 'challenge', id: 'web', competition: 'cup', name: 'Web' }
const stored = [cup, external, over, blue, red, web]
const of = (values: Readonly<Record<string, unknown>>, more: RuleCase = {}): RuleCase => ({
  stored,
  ...more,
  after: { competition: 'cup', ...values },
})
type Case = readonly [what: string, given: RuleCase, refused: readonly string[]]

const fixed = { name: 'New', valuing: 'static', value: 100 }
const falling = { name: 'New', valuing: 'linear', initial: 100, minimum: 10, decay: 5 }
const challenges: readonly Case[] = [
  ['a fixed value', of(fixed), []],
  ['a falling value', of(falling), []],
  ['a fixed value of nothing said', of({ ...fixed, value: null }), ['valueMissing@value']],
  ['a falling value without a decay', of({ ...falling, decay: null }), ['fallUnsaid@decay']],
  ['a minimum above', of({ ...falling, minimum: 101 }), ['minimumAbove@minimum']],
  ['a name that is there', of({ ...fixed, name: 'Web' }), ['nameTwice@name']],
  [
    'its own name',
    of({ ...fixed, name: 'Web' }, { before: { ...web, ...fixed, id: 'web' } }),
    ['nameTwice@name'].slice(1),
  ],
  ['a competition of others', of({ ...fixed, competition: 'league' }), ['competitionExternal@competition']],
  ['a competition that is over', of({ ...fixed, competition: 'over' }), ['competitionSettled@competition']],
  [
    'another competition',
    of({ ...fixed, competition: 'x' }, { before: { ...fixed, competition: 'cup' } }),
    ['movedElsewhere@competition'],
  ],
  [
    'putting one away that was solved',
    { action: 'archive', before: web, stored: [...stored, { record: 'solve', id: 's', challenge: 'web' }] },
    ['alreadySolved@'],
  ],
  ['putting one away that nobody solved', { action: 'archive', before: web, stored }, []],
]

/** While the scoreboard is frozen. */
const told = (
  values: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> = blue,
): RuleCase => ({
  ...{ before, stored: [{ ...cup, freezesAt: '2026-11-20T20:00:00.000Z' }, blue] },
  after: { ...before, ...values },
})
const entrants: readonly Case[] = [
  ['a team', of({ name: 'New', kind: 'team', members: [{ person: 'li' }] }), []],
  ['a name that is there', of({ name: 'Blue', kind: 'team' }), ['nameTwice@name']],
  ['points told', of({ name: 'New', kind: 'team', statedPoints: '7.0000' }), []],
  ['points told while it is frozen', told({ statedPoints: '7.0000' }), ['toldWhileFrozen@statedPoints']],
  ['a rank told while it is frozen', told({ statedRank: 3 }), ['toldWhileFrozen@statedRank']],
  [
    'a rank told after points',
    told({ statedRank: 3 }, { ...blue, statedPoints: '7.0000' }),
    ['toldWhileFrozen@statedRank'],
  ],
  ['points told before', told({ bracket: 'Open' }, { ...blue, statedPoints: '7.0000' }), []],
  ['other words while it is frozen', told({ bracket: 'Open' }), []],
  ['a member of another', of({ name: 'New', kind: 'team', members: [{ person: 'tao' }] }), ['memberElsewhere@members']],
  ['a person of another', of({ name: 'New', kind: 'person', person: 'tao' }), ['memberElsewhere@person']],
  [
    'a member twice',
    of({ name: 'New', kind: 'team', members: [{ person: 'li' }, { person: 'li' }] }),
    ['memberTwice@members'],
  ],
  [
    'a person with members',
    of({ name: 'New', kind: 'person', members: [{ name: 'x' }] }),
    ['personWithMembers@members'],
  ],
  ['a team as one person', of({ name: 'New', kind: 'team', person: 'li' }), ['teamAsPerson@person']],
  [
    'a team among individuals',
    of({ name: 'New', kind: 'team' }, { stored: [{ ...cup, entry: 'individual' }] }),
    ['otherEntry@kind'],
  ],
  [
    'a competition that is over',
    of({ name: 'New', kind: 'team', competition: 'over' }),
    ['competitionSettled@competition'],
  ],
  [
    'another competition',
    of({ name: 'New', kind: 'team', competition: 'x' }, { before: blue }),
    ['movedElsewhere@competition'],
  ],
  ['putting one away', { action: 'archive', before: blue, stored }, []],
  [
    'putting one away that has an award',
    { action: 'archive', before: blue, stored: [...stored, { record: 'award', id: 'a', entrant: 'blue' }] },
    ['hasGained@'],
  ],
]

const solved = { entrant: 'blue', challenge: 'web', at: '2026-11-20T09:00:00.000Z' }
const again = (exclusion: string | null) => ({
  stored: [...stored, { record: 'solve', id: 's', entrant: 'blue', challenge: 'web', exclusion }],
})
const solves: readonly Case[] = [
  ['a solve', of(solved), []],
  ['a solve by a member', of({ ...solved, person: 'mei' }), []],
  ['a solve at the very start', of({ ...solved, at: cup.startsAt }), []],
  ['a solve at the very end', of({ ...solved, at: cup.endsAt }), []],
  ['a solve before the start', of({ ...solved, at: '2026-11-20T07:59:59.999Z' }), ['beforeStart@at']],
  ['a solve after the end', of({ ...solved, at: '2026-11-21T08:00:00.001Z' }), ['afterEnd@at']],
  [
    'a solve to come',
    of({ ...solved, at: '2026-11-22T12:00:00.001Z' }, { stored: [{ ...cup, endsAt: null }, blue, web] }),
    ['inFuture@at'],
  ],
  ['a second solve', of(solved, again(null)), ['solvedTwice@challenge']],
  ['a solve after one that does not count', of(solved, again('beforeStart')), []],
  ['a solve by somebody else', of({ ...solved, person: 'tao' }), ['notAMember@person']],
  ['a banned entrant', of(solved, { stored: [cup, web, { ...blue, banned: true }] }), ['entrantBanned@entrant']],
  ['a hidden entrant', of(solved, { stored: [cup, web, { ...blue, hidden: true }] }), []],
  [
    'a challenge of another competition',
    of(solved, { stored: [cup, blue, { ...web, competition: 'league' }] }),
    ['otherCompetition@challenge'],
  ],
  [
    'another entrant afterwards',
    of({ ...solved, entrant: 'red' }, { before: { ...solved, competition: 'cup' } }),
    ['subjectChanged@entrant'],
  ],
  [
    'a competition that is over',
    of(
      { ...solved, competition: 'over' },
      { stored: [over, { ...blue, competition: 'over' }, { ...web, competition: 'over' }] },
    ),
    ['competitionSettled@competition'],
  ],
  [
    'a competition of others',
    of(
      { ...solved, competition: 'league' },
      { stored: [external, { ...blue, competition: 'league' }, { ...web, competition: 'league' }] },
    ),
    ['competitionExternal@competition'],
  ],
]

const given = { entrant: 'blue', points: -10, reason: 'x', at: '2026-11-20T09:00:00.000Z' }
const awards: readonly Case[] = [
  ['points taken', of(given), []],
  ['an award to come', of({ ...given, at: '2026-11-23T09:00:00.000Z' }), ['inFuture@at']],
  [
    'another entrant afterwards',
    of({ ...given, entrant: 'red' }, { before: { ...given, competition: 'cup' } }),
    ['subjectChanged@entrant'],
  ],
  [
    'an entrant of another competition',
    of({ ...given }, { stored: [cup, { ...blue, competition: 'league' }] }),
    ['otherCompetition@entrant'],
  ],
  [
    'a competition that is over',
    of({ ...given, competition: 'over' }, { stored: [over, { ...blue, competition: 'over' }] }),
    ['competitionSettled@competition'],
  ],
  [
    'a competition of others',
    of({ ...given, competition: 'league' }, { stored: [external, { ...blue, competition: 'league' }] }),
    ['competitionExternal@competition'],
  ],
]

const tables = { challenge: challenges, entrant: entrants, solve: solves, award: awards }

describe.each(Object.entries(tables))('the rules of a %s', (record, cases) => {
  it.each(cases)('%s', (_what, given, refused) => {
    expect(refusedBy(recordRules, record, given)).toEqual(refused)
  })

  it('are all in the table', () => {
    const named = new Set(cases.flatMap(([, , refused]) => refused.map((one) => one.split('@')[0] ?? '')))
    expect([...named].toSorted()).toEqual(ruleNames(recordRules, record))
  })
})

describe('a competition', () => {
  const before = { ...cup, teams: [] }
  const solve = { record: 'solve', id: 's', competition: 'cup', at: '2026-11-20T09:00:00.000Z', exclusion: null }
  it.each<Case>([
    ['frozen within its time', { before, after: { freezesAt: '2026-11-21T07:00:00.000Z' } }, []],
    [
      'frozen before it starts',
      { before, after: { freezesAt: '2026-11-19T07:00:00.000Z' } },
      ['freezeOutside@freezesAt'],
    ],
    [
      'frozen after it ended',
      { before, after: { freezesAt: '2026-11-22T07:00:00.000Z' } },
      ['freezeOutside@freezesAt'],
    ],
    [
      'started after a solve',
      { before, after: { startsAt: '2026-11-20T10:00:00.000Z' }, stored: [solve] },
      ['solvesOutside@startsAt'],
    ],
    [
      'ended before a solve',
      { before, after: { endsAt: '2026-11-20T08:30:00.000Z' }, stored: [solve] },
      ['solvesOutside@startsAt'],
    ],
    [
      'ended before one that never counted',
      { before, after: { endsAt: '2026-11-20T08:30:00.000Z' }, stored: [{ ...solve, exclusion: 'afterEnd' }] },
      [],
    ],
    ['made one of individuals', { before, after: { entry: 'individual' }, stored: [blue] }, ['otherEntrants@entry']],
    ['made one of teams', { before, after: { entry: 'team' }, stored: [blue] }, []],
    [
      'with a rank beyond its field',
      { before, after: { fieldSize: 3, teams: [{ name: 'a', rank: 4 }] } },
      ['rankBeyondField@teams.0.rank'],
    ],
  ])('%s', (_what, one, refused) => {
    expect(refusedBy(recordRules, 'competition', { ...one, before: { ...before, id: 'cup' } })).toEqual(refused)
  })
})
