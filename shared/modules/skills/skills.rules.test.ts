import { describe, expect, it } from 'vitest'
import { caseDay, type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { skillsRules } from './skills.rules.ts'

const rating = { skill: 'sk', person: 'p', ratedBy: 'acting', kind: 'peer', ratedOn: caseDay }
const tomorrow = '2999-01-01'

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  skill: [
    [
      'of a title that is taken',
      { after: { title: 'Forensics' }, stored: [{ record: 'skill', id: 'other', title: 'Forensics' }] },
      ['sameTitle@title'],
    ],
    ['of a title of its own', { after: { title: 'Forensics' } }, []],
  ],
  roleProfile: [
    [
      'asking for a skill twice',
      {
        after: {
          skills: [
            { skill: 'sk', level: 'aware' },
            { skill: 'sk', level: 'expert' },
          ],
        },
      },
      ['skillTwice@skills'],
    ],
    [
      'asking for a course twice',
      { after: { courses: [{ course: 'c' }, { course: 'c', everyMonths: 12 }] } },
      ['courseTwice@courses'],
    ],
    ['asking for two skills', { after: { skills: [{ skill: 'sk' }, { skill: 'other' }] } }, []],
  ],
  skillRating: [
    ['in the name of another', { after: { ...rating, ratedBy: 'q' } }, ['ratedByOther@ratedBy']],
    ['of another as of oneself', { after: { ...rating, kind: 'self' } }, ['selfOfAnother@kind']],
    ['of oneself as a peer', { after: { ...rating, person: 'acting' } }, ['ownByAnotherName@kind']],
    ['of oneself as the lead', { after: { ...rating, person: 'acting', kind: 'lead' } }, ['ownByAnotherName@kind']],
    ['of oneself', { after: { ...rating, person: 'acting', kind: 'self' } }, []],
    ['of a day to come', { after: { ...rating, ratedOn: tomorrow } }, ['ratedInFuture@ratedOn']],
    ['by a peer, today', { after: rating }, []],
    [
      'signed anew by somebody else',
      { before: { ...rating, ratedBy: 'q' }, after: { ...rating, ratedBy: 'acting' } },
      ['ratedByOther@ratedBy'],
    ],
  ],
  growthPlan: [
    ['with oneself as mentor', { after: { person: 'p', mentor: 'p' } }, ['mentorOfOneself@mentor']],
    ['with a skill and no level', { after: { goals: [{ skill: 'sk' }] } }, ['levelWithoutSkill@goals.0.target']],
    ['with a level of nothing', { after: { goals: [{ target: 'expert' }] } }, ['levelWithoutSkill@goals.0.target']],
    ['with a goal that is no skill', { after: { goals: [{ goal: 'Give a talk' }] } }, []],
    [
      'reached on a day to come',
      { after: { goals: [{ goal: 'Give a talk' }, { goal: 'x', reachedOn: tomorrow }] } },
      ['reachedInFuture@goals.1.reachedOn'],
    ],
    [
      'reviewed on a day to come',
      { after: { reviews: [{ reviewedOn: tomorrow }] } },
      ['reviewedInFuture@reviews.0.reviewedOn'],
    ],
    ['reviewed today', { after: { person: 'p', mentor: 'm', reviews: [{ reviewedOn: caseDay }] } }, []],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(skillsRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(skillsRules, record))
  })
})
