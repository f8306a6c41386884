import {
  choice,
  evidence,
  integer,
  markdown,
  number,
  period,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** What is done to make people aware: to whom, by which channel, with what material, and how many it reached. */
export const awarenessCampaignRecord = defineRecord({
  name: 'awarenessCampaign',
  module: 'training',
  table: 'awareness_campaigns',
  title: 'title',
  fields: {
    number: number('AW'),
    title: text({ required: true, max: 200 }),
    channel: choice(['phishingDrill', 'mail', 'poster', 'talk', 'video', 'intranet', 'other'], { required: true }),
    period: period({ required: true }),
    audience: text({ max: 300 }),
    departments: references('department'),
    owner: reference('person'),
    message: markdown({ max: 20_000 }),
    policies: references('policy'),
    materials: evidence(),
    invited: integer({ max: 10_000_000 }),
    reached: integer({ max: 10_000_000 }),
    outcome: markdown({ max: 20_000 }),
  },
  list: ['number', 'title', 'channel', 'period', 'audience', 'reached', 'owner'],
  totals: { reached: 'both' },
  sections: [
    { key: 'identity', fields: ['number', 'title', 'channel', 'period', 'owner'] },
    { key: 'audience', fields: ['audience', 'departments', 'invited', 'reached'] },
    { key: 'content', fields: ['message', 'policies', 'materials', 'outcome'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
})
