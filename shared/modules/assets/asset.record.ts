import {
  boolean,
  choice,
  date,
  evidence,
  markdown,
  number,
  parts,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const leads = ['administrator', 'lead'] as const

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    built: { tone: 'progress' },
    operating: { tone: 'good' },
    retired: { tone: 'neutral', frozen: true },
  },
  transitions: {
    build: { from: ['planned'], to: 'built', roles: leads, requires: ['department', 'owner'] },
    putIntoOperation: {
      from: ['built'],
      to: 'operating',
      roles: leads,
      requires: ['department', 'owner', 'launchedOn'],
    },
    // What ran before the register began was never planned in it.
    takeOver: {
      from: ['planned'],
      to: 'operating',
      roles: leads,
      requires: ['department', 'owner', 'launchedOn'],
      reason: true,
    },
    retire: {
      from: ['planned', 'built', 'operating'],
      to: 'retired',
      roles: leads,
      stamp: { on: 'retiredOn' },
      reason: true,
    },
    reinstate: { from: ['retired'], to: 'planned', roles: leads, clear: ['retiredOn'], reason: true },
  },
})

/**
 * What has to be protected: a system, a device, a line, a service. `addresses` are the host names, IP addresses and URLs by
 * which scanners know it; `synchrony` says how its check of planning, building and running security together stands.
 */
export const assetRecord = defineRecord({
  name: 'asset',
  module: 'assets',
  table: 'assets',
  title: 'name',
  fields: {
    number: number('AS'),
    name: text({ required: true, max: 200 }),
    kind: choice(
      [
        'criticalInfrastructure',
        'exposedService',
        'application',
        'dedicatedLine',
        'server',
        'networkDevice',
        'database',
        'middleware',
        'endpoint',
        'other',
      ],
      { required: true },
    ),
    code: text({ max: 60 }),
    description: markdown({ max: 20_000 }),
    place: text({ max: 200 }),
    addresses: parts({ address: text({ required: true, max: 255 }), note: text({ max: 200 }) }, { max: 200 }),
    department: reference('department'),
    leadDepartment: reference('department'),
    contributingDepartments: references('department'),
    owner: reference('person'),
    grade: choice(['level1', 'level2', 'level3', 'level4', 'level5'], {
      tones: { level3: 'attention', level4: 'serious', level5: 'critical' },
    }),
    exposure: choice(['none', 'indirect', 'direct'], {
      tones: { none: 'neutral', indirect: 'attention', direct: 'serious' },
    }),
    registered: boolean(),
    registration: text({ max: 100 }),
    launchedOn: date(),
    retiredOn: date(),
    synchrony: choice(['gaps', 'excepted', 'complete'], {
      tones: { gaps: 'serious', excepted: 'attention', complete: 'good' },
    }),
    evidence: evidence(),
  },
  computed: ['synchrony'],
  list: ['number', 'name', 'kind', 'place', 'department', 'owner', 'grade', 'synchrony', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'name', 'kind', 'code', 'description'] },
    { key: 'place', fields: ['place', 'addresses', 'exposure'] },
    {
      key: 'responsibility',
      fields: ['department', 'leadDepartment', 'contributingDepartments', 'owner'],
    },
    { key: 'standing', fields: ['grade', 'registered', 'registration', 'launchedOn', 'retiredOn', 'synchrony'] },
    { key: 'proof', fields: ['evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
