import { choice, date, evidence, markdown, number, reference } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { skillLevels, skillLevelTones } from './skills.levels.ts'

/**
 * What somebody said on a day of how well a person can do something: of oneself, as a peer or as the lead. A later rating of the
 * same kind takes the place of an earlier one, which stays readable.
 */
export const skillRatingRecord = defineRecord({
  name: 'skillRating',
  module: 'skills',
  table: 'skill_ratings',
  title: 'number',
  fields: {
    number: number('SR'),
    skill: reference('skill', { required: true }),
    person: reference('person', { required: true }),
    level: choice(skillLevels, { required: true, tones: skillLevelTones }),
    kind: choice(['self', 'peer', 'lead'], { required: true }),
    ratedOn: date({ required: true }),
    ratedBy: reference('person', { required: true }),
    course: reference('course'),
    assessment: reference('assessment'),
    competition: reference('competition'),
    exercise: reference('exercise'),
    basis: markdown({ max: 5000 }),
    evidence: evidence(),
  },
  list: ['number', 'skill', 'person', 'level', 'kind', 'ratedOn', 'ratedBy'],
  byWriter: ['ratedBy'],
  sections: [
    { key: 'rating', fields: ['number', 'skill', 'person', 'level', 'kind', 'ratedOn', 'ratedBy'] },
    { key: 'basis', fields: ['basis', 'course', 'assessment', 'competition', 'exercise', 'evidence'] },
  ],
  readers: everyRole,
  writers: everyRole.filter((role) => role !== 'viewer'),
  rows: { rule: 'own', fields: ['person', 'ratedBy'], except: ['administrator', 'lead', 'trainer'] },
})
