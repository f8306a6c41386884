import { choice, date, evidence, markdown, parts, period, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { skillLevels } from './skills.levels.ts'

const guides: readonly Role[] = ['administrator', 'lead', 'trainer']

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    agreed: { tone: 'progress' },
    closed: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    agree: {
      from: ['draft'],
      to: 'agreed',
      roles: guides,
      requires: ['goals', 'mentor'],
      stamp: { by: 'agreedBy', on: 'agreedOn' },
      separateFrom: ['person'],
    },
    rework: { from: ['agreed'], to: 'draft', roles: guides, clear: ['agreedBy', 'agreedOn'], reason: true },
    close: {
      from: ['agreed'],
      to: 'closed',
      roles: guides,
      requires: ['outcome'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      separateFrom: ['person'],
    },
    reopen: { from: ['closed'], to: 'agreed', roles: guides, clear: ['closedBy', 'closedOn'], reason: true },
    cancel: { from: ['draft', 'agreed'], to: 'cancelled', roles: guides, reason: true },
  },
})

/**
 * What one person wants to be able to do and how to get there, agreed with somebody else. Who is named in it reads it, and so
 * do lead and administrator; a trainer reads those of their own trainees.
 */
export const growthPlanRecord = defineRecord({
  name: 'growthPlan',
  module: 'skills',
  table: 'growth_plans',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    person: reference('person', { required: true }),
    mentor: reference('person'),
    trainer: reference('person'),
    period: period({ required: true }),
    role: reference('roleProfile'),
    strengths: markdown({ max: 10_000 }),
    gaps: markdown({ max: 10_000 }),
    goals: parts(
      {
        goal: text({ required: true, max: 300 }),
        skill: reference('skill'),
        target: choice(skillLevels),
        measure: text({ max: 500 }),
        dueOn: date(),
        reachedOn: date(),
      },
      { max: 30 },
    ),
    reviews: parts(
      {
        reviewedOn: date({ required: true }),
        reviewer: reference('person', { required: true }),
        remark: markdown({ required: true, max: 5000 }),
      },
      { max: 60 },
    ),
    outcome: markdown({ max: 10_000 }),
    evidence: evidence(),
    agreedBy: reference('person'),
    agreedOn: date(),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['title', 'person', 'mentor', 'period', 'role', 'state'],
  byWriter: ['trainer'],
  sections: [
    { key: 'identity', fields: ['title', 'person', 'mentor', 'trainer', 'period', 'role'] },
    { key: 'standing', fields: ['strengths', 'gaps'] },
    { key: 'goals', fields: ['goals'] },
    { key: 'reviews', fields: ['reviews', 'outcome', 'evidence'] },
    { key: 'agreement', fields: ['agreedBy', 'agreedOn', 'closedBy', 'closedOn'] },
  ],
  readers: everyRole,
  writers: guides,
  rows: { rule: 'own', fields: ['person', 'mentor', 'trainer'], except: ['administrator', 'lead'] },
  workflow,
})
