import type { Translator } from '#shared/base/translate.ts'
import { everyRole } from '#shared/record/roles.ts'
import { desksFor } from '../../../renderer/app/desks.ts'

/** What is done on a screen before it is looked at: a key, or a click on what has this role and name. */
export type RouteStep =
  | { readonly key: string }
  | { readonly role: 'button' | 'menuitem' | 'combobox'; readonly name: (t: Translator) => string }

/** A screen: its name in the file of its picture, its address, and the row of the list whose record is opened. */
export type Route = {
  readonly name: string
  readonly address: string
  readonly row?: number
  readonly steps?: readonly RouteStep[]
  /** What the steps open, and Escape closes. */
  readonly opens?: 'dialog' | 'menu' | 'listbox'
  /** What two vaults made alike show differently, because their keys differ: covered up in the picture. */
  readonly covered?: string
}

const detail = (record: string, tab: string, row = 0): Route => ({
  name: `${record}-${tab}`,
  address: `/records/${record}?wide=true&tab=${tab}`,
  row,
})
const details = (record: string, tabs: readonly string[], row = 0) => tabs.map((tab) => detail(record, tab, row))
const views = (record: string, names: readonly string[]): readonly Route[] =>
  names.map((name) => ({ name: `${record}-view-${name}`, address: `/records/${record}?view=${name}` }))
const page = (name: string, address = `/${name}`): Route => ({ name, address })
/** Devices are named after their keys, and of entries at the same time the order follows from the names. */
const journal = (name: string, address = `/${name}`): Route => ({ name, address, covered: 'tbody' })
const click = (role: 'button' | 'menuitem' | 'combobox', word: string): RouteStep => ({ role, name: (t) => t(word) })

const lists: readonly Route[] = desksFor(everyRole).flatMap((desk) =>
  desk.records.map(({ name }) => ({ name: `${name}-list`, address: `/records/${name}` })),
)
const chosenViews: readonly Route[] = [
  ...views('audit', ['programme']),
  ...views('population', ['freeze']),
  ...views('finding', ['board', 'ageing', 'metrics']),
  ...views('control', ['heatMap', 'catalogue']),
  ...views('requirement', ['coverage', 'crossing', 'statement']),
  ...views('externalAssessment', ['byYear']),
  ...views('scan', ['bring']),
  ...views('asset', ['exposed']),
  ...views('vulnerability', ['ageing', 'trend']),
  ...views('baselineCheck', ['passRates']),
  ...views('cycle', ['board', 'comparison']),
  ...views('workItem', ['board', 'timeline']),
  ...views('exercise', ['comparison', 'matrix']),
  ...views('attackStep', ['attack']),
  ...views('exerciseTemplate', ['library']),
  ...views('department', ['chart', 'answers']),
  ...views('group', ['chart']),
  ...views('person', ['responsible']),
  ...views('briefing', ['calendar']),
  ...views('indicator', ['board']),
  ...views('policy', ['calendar']),
  ...views('risk', ['matrix', 'standing']),
  ...views('spendingItem', ['plan']),
  ...views('departmentReport', ['board', 'overdue']),
  ...views('policyReview', ['calendar']),
  ...views('trainingSession', ['calendar', 'hours']),
  ...views('awarenessCampaign', ['trend']),
  ...views('skill', ['matrix']),
]
/** The audit of the demo that is between fieldwork and its report. */
const reporting = encodeURIComponent(JSON.stringify({ state: 'reporting' }))
/** The session of the demo whose roll is still open. */
const planned = encodeURIComponent(JSON.stringify({ state: 'planned' }))
const tabs: readonly Route[] = [
  ...details('finding', ['fields', 'followUp', 'related', 'comments', 'history', 'reports']),
  ...details('audit', ['fields', 'reports']),
  detail('audit', 'workspace', 1),
  detail('audit', 'team'),
  { ...detail('trainingSession', 'roll'), address: `/records/trainingSession?wide=true&tab=roll&is=${planned}` },
  { ...detail('audit', 'evidence'), address: `/records/audit?wide=true&tab=evidence&is=${reporting}` },
  ...details('evidenceItem', ['fields', 'uses']),
  { ...detail('audit', 'handOver'), covered: 'article section:first-child > p' },
  detail('checklistRow', 'versions'),
  detail('seal', 'changed'),
  detail('population', 'draw'),
  ...details('sample', ['results'], 1),
  ...details('cycle', ['board', 'timeline', 'deviations']),
  ...details('exercise', [
    'fields',
    'capture',
    'injects',
    'timeline',
    'path',
    'results',
    'lessons',
    'matrix',
    'exchange',
  ]),
  {
    name: 'exercise-from-template',
    address: '/records/exerciseTemplate?view=library',
    steps: [click('button', 'exerciseTemplates.newFromThis')],
    opens: 'dialog',
  },
  ...details('person', ['fields', 'timeline', 'curriculum', 'scores', 'radar'], 2),
  ...details('group', ['body'], 5),
  ...details('department', ['body'], 2),
  ...details('policy', ['reading', 'difference', 'attestation']),
  ...details('policy', ['exceptions'], 3),
  ...details('policyReview', ['fields', 'clauses']),
  ...details('attestationCampaign', ['progress']),
  ...details('attestation', ['reading']),
  ...details('policyVersion', ['approval', 'clauses', 'difference']),
  ...details('assessment', ['table', 'spread']),
  ...details('score', ['workings']),
  ...details('asset', ['standing']),
  ...details('competition', ['standings', 'table', 'exchange']),
  detail('roleProfile', 'curriculum'),
  detail('awarenessCampaign', 'drill'),
  ...details('quiz', ['fields', 'sitting', 'standing'], 1),
  detail('question', 'fields'),
  ...details('certificate', ['fields', 'badge']),
  ...details('growthPlan', ['fields', 'growth'], 1),
  ...details('schedule', ['dates'], 3),
  {
    name: 'indicator-catalogue',
    address: '/records/indicator?view=board',
    steps: [click('button', 'indicatorBoard.catalogue')],
    opens: 'dialog',
  },
  {
    name: 'indicator-builder',
    address: '/records/indicator?wide=true&tab=formula',
    row: 3,
    steps: [click('button', 'indicatorBuilder.open')],
    opens: 'dialog',
  },
  ...details('risk', ['fields', 'trend']),
  ...details('branchReport', ['report']),
  ...details('departmentReport', ['sheet']),
  ...details('accountabilityCase', ['fields', 'course']),
  ...details('control', ['effectiveness', 'mapping']),
  ...details('requirement', ['controls']),
  ...details('protectionAssessment', ['score']),
  ...details('briefing', ['fields', 'standing']),
  ...details('indicator', ['trend', 'formula', 'counted', 'notCounted'], 3),
  ...details('indicatorReading', ['frozen'], 6),
  { name: 'exercise-beside', address: '/records/exercise?tab=reports', row: 0 },
]
const pages: readonly Route[] = [
  page('search', '/search?q=2026'),
  page('calendar'),
  page('agenda', '/calendar?view=agenda'),
  // A signature is some bytes longer or shorter every time.
  { ...page('reports'), covered: 'tbody td:last-child' },
  page('verify'),
  journal('journal'),
  journal('journal-heads', '/journal?view=heads'),
  page('journal-audits', '/journal?view=audits'),
  page('help'),
  page('help-chapter', '/help/auditor'),
  page('help-glossary', '/help/glossary'),
  ...['window', 'organisation', 'members', 'password', 'keyFile', 'timeStamps', 'about'].map((section) =>
    page(`settings-${section}`, `/settings?section=${section}`),
  ),
  page('unknown', '/nothing/is/here'),
  page('finding-new', '/records/finding/new?wide=true'),
]
const more = (word: string, opens: 'dialog' | 'menu' = 'dialog'): Route => ({
  name: `finding-open-${word.replace('.', '-')}`,
  address: '/records/finding',
  steps: [click('button', 'list.more'), ...(opens === 'menu' ? [] : [click('menuitem', word)])],
  opens,
})
const opened: readonly Route[] = [
  { name: 'finding-grouped', address: '/records/finding?group=severity' },
  more('menu', 'menu'),
  more('list.columns'),
  more('export.menu'),
  more('import.open'),
  {
    name: 'finding-open-saved',
    address: '/records/finding',
    steps: [click('button', 'list.saved')],
    opens: 'menu',
  },
  {
    name: 'finding-open-filter',
    address: '/records/finding',
    steps: [{ role: 'button', name: (t) => t('list.filterBy', { field: t('finding.severity') }) }],
    opens: 'dialog',
  },
  // Last of this list: what is chosen stays chosen, and the cell open, until the list is left.
  {
    name: 'finding-open-export-chosen',
    address: '/records/finding',
    steps: [{ key: 'j' }, { key: 'x' }, click('button', 'list.bulk.export')],
    opens: 'dialog',
  },
  {
    name: 'finding-cell',
    address: '/records/finding',
    steps: ['j', 'ArrowRight', 'F2'].map((key) => ({ key })),
  },
  {
    name: 'journal-open-kinds',
    address: '/journal',
    steps: [click('combobox', 'journal.filter.record')],
    opens: 'listbox',
    covered: 'tbody',
  },
  { name: 'keys', address: '/verify', steps: [{ key: 'Shift+?' }], opens: 'dialog' },
]

/** Opened first: later it offers what was looked at. */
const palette: Route = { name: 'palette', address: '/', steps: [{ key: 'Control+k' }], opens: 'dialog' }

/** The screens that are judged and pictured, by who looks at them: the administrator sees all, the others their homes. */
export const routes: readonly (readonly [login: string, routes: readonly Route[]])[] = [
  ['admin', [palette, page('home-administrator', '/'), ...lists, ...chosenViews, ...tabs, ...pages, ...opened]],
  ['lead', [page('home-lead', '/')]],
  ['auditor-1', [page('home-auditor', '/')]],
  ['trainer', [page('home-trainer', '/')]],
]
