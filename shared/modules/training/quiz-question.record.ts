import { reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { answerFields, bankKeepers, questionContent } from './question-content.ts'

/**
 * A question as it stood when a quiz was opened, so that no later edit of the bank changes a result. With a topic it is one
 * of those that each attempt draws from.
 */
export const quizQuestionRecord = defineRecord({
  name: 'quizQuestion',
  module: 'training',
  table: 'quiz_questions',
  title: 'title',
  fields: {
    quiz: reference('quiz', { required: true }),
    question: reference('question', { required: true }),
    drawnFrom: text({ max: 120 }),
    ...questionContent,
  },
  list: ['quiz', 'title', 'kind', 'drawnFrom', 'points'],
  sections: [
    { key: 'place', fields: ['quiz', 'question', 'drawnFrom'] },
    { key: 'question', fields: ['title', 'kind', 'text', 'points'] },
    { key: 'answer', fields: [...answerFields, 'explanation'] },
  ],
  readers: bankKeepers,
  writers: bankKeepers,
  managed: true,
})
