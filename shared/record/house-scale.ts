import { integer, parts, text } from './fields.ts'

/** The levels of one side of a scale, in words of the house. */
export const scaleLevels = parts(
  {
    level: integer({ required: true, min: 1, max: 10 }),
    word: text({ required: true, max: 60 }),
    meaning: text({ max: 500 }),
  },
  { max: 10 },
)
