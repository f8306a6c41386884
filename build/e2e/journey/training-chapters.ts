import { addDays } from '#shared/base/dates.ts'
import { type Chapter, of } from './chapter.ts'
import { names } from './names.ts'

export const exercises: Chapter = async (desk) => {
  const say = names[desk.language]
  const yesterday = addDays(desk.today, -1)
  await desk.create('exercise', {
    title: say.exercise,
    kind: 'redBlue',
    period: { start: yesterday, end: desk.today },
    lead: say.founder,
    objectives: say.objectives,
    scope: say.scope,
    rules: say.rules,
    redTeam: [say.second],
    blueTeam: [say.founder],
  })
  await desk.take(of('exercise', say.exercise), 'start')
  await desk.create('attackStep', {
    exercise: say.exercise,
    position: '1',
    title: say.step,
    vector: 'phishing',
    tactic: 'TA0001',
    technique: 'T1566.001',
    operator: say.second,
    startedAt: `${yesterday} 09:30`,
    outcome: 'partly',
  })
  await desk.create('defenceFact', {
    attackStep: say.step,
    kind: 'alerted',
    at: `${yesterday} 09:42`,
    certainty: 'exact',
    source: say.sensor,
    analyst: say.founder,
  })
}

export const training: Chapter = async (desk) => {
  const say = names[desk.language]
  const last = addDays(desk.today, -7)
  await desk.create('course', { title: say.course, kind: 'technical', hours: '8', owner: say.founder })
  await desk.create('trainingSession', {
    course: say.course,
    title: say.session,
    startsAt: `${last} 09:00`,
    endsAt: `${last} 17:00`,
    trainer: say.founder,
    attendance: [{ person: say.second, status: 'attended', hours: '8' }],
  })
  await desk.take(of('trainingSession', say.session), 'hold')
  await desk.create('assessment', {
    title: say.assessment,
    period: { start: addDays(desk.today, -60), end: desk.today },
    components: [
      { name: say.exam, kind: 'exam', weight: '60', maximum: '100', missing: 'notApplicable' },
      { name: say.practice, kind: 'practice', weight: '40', maximum: '50', missing: 'zero' },
    ],
    passMark: '60',
    participants: [say.second],
  })
  await desk.take(of('assessment', say.assessment), 'open')
  await desk.create('competition', {
    title: say.competition,
    kind: 'internal',
    format: 'jeopardy',
    startsAt: `${last} 10:00`,
    teams: [{ name: 'A', points: '410.50', rank: '1' }],
  })
  await desk.create('score', {
    assessment: say.assessment,
    person: say.second,
    scoredBy: say.founder,
    components: [
      { component: say.exam, points: '88.5' },
      { component: say.practice, points: '41' },
    ],
  })
}

/** What only another person may do. */
