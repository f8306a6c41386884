import { choice, date, integer, markdown, parts, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { skillLevels } from './skills.levels.ts'

/**
 * What a role of the team asks of who holds it, skill by skill and course by course. A course is due on a day or so many months after
 * somebody joined, whichever is later, and holds for `everyMonths` where that is stated.
 */
export const roleProfileRecord = defineRecord({
  name: 'roleProfile',
  module: 'skills',
  table: 'role_profiles',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    code: text({ max: 60 }),
    description: markdown({ max: 10_000 }),
    skills: parts(
      { skill: reference('skill', { required: true }), level: choice(skillLevels, { required: true }) },
      { max: 200 },
    ),
    holders: references('person'),
    courses: parts(
      {
        course: reference('course', { required: true }),
        dueOn: date(),
        withinMonths: integer({ max: 120 }),
        everyMonths: integer({ min: 1, max: 120 }),
      },
      { max: 100 },
    ),
  },
  list: ['title', 'code', 'holders'],
  sections: [
    { key: 'identity', fields: ['title', 'code', 'description'] },
    { key: 'demands', fields: ['skills', 'courses', 'holders'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
})
