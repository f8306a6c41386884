import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'

const skill = defineRules('skill', {
  sameTitle: (input) => {
    const { title } = input.after
    if (!states(input) || !isText(title)) return null
    return refuseIf(
      input.read.all('skill', { title }).some(({ id }) => id !== input.before?.id),
      'title',
    )
  },
})

const profile = defineRules('roleProfile', {
  skillTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.skills).map((row) => String(row.skill))), 'skills'),
  courseTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.courses).map((row) => String(row.course))), 'courses'),
})

const rating = defineRules('skillRating', {
  // What counts as the lead's or a peer's word must come from whoever is signed in.
  ratedByOther: (input) => {
    const signer = input.action === 'create' ? input.person : input.before?.ratedBy
    return refuseIf(states(input) && input.after.ratedBy !== signer, 'ratedBy')
  },
  selfOfAnother: (input) => {
    const { kind, person, ratedBy } = input.after
    return refuseIf(states(input) && kind === 'self' && person !== ratedBy, 'kind')
  },
  ownByAnotherName: (input) => {
    const { kind, person, ratedBy } = input.after
    return refuseIf(states(input) && kind !== 'self' && person === ratedBy, 'kind')
  },
  ratedInFuture: (input) => {
    const { ratedOn } = input.after
    return refuseIf(states(input) && isText(ratedOn) && ratedOn > input.today, 'ratedOn')
  },
})

function goalWhere(input: RuleInput, isWrong: (row: ReturnType<typeof partRows>[number]) => boolean): number {
  return states(input) ? partRows(input.after.goals).findIndex(isWrong) : -1
}

const plan = defineRules('growthPlan', {
  mentorOfOneself: (input) => {
    const { person, mentor } = input.after
    return refuseIf(states(input) && isText(mentor) && mentor === person, 'mentor')
  },
  // A level says nothing without the skill that it is a level of, and a skill without a level is no goal yet.
  levelWithoutSkill: (input) => {
    const index = goalWhere(input, (row) => isText(row.target) !== isText(row.skill))
    return refuseIf(index >= 0, `goals.${index}.target`)
  },
  reachedInFuture: (input) => {
    const index = goalWhere(input, ({ reachedOn }) => isText(reachedOn) && reachedOn > input.today)
    return refuseIf(index >= 0, `goals.${index}.reachedOn`)
  },
  reviewedInFuture: (input) => {
    const index = partRows(input.after.reviews).findIndex(
      ({ reviewedOn }) => isText(reviewedOn) && reviewedOn > input.today,
    )
    return refuseIf(states(input) && index >= 0, `reviews.${index}.reviewedOn`)
  },
})

/** What skills, profiles, ratings and growth plans must keep. */
export const skillsRules: RecordRules = { ...skill, ...profile, ...rating, ...plan }
