import type { Language } from '#shared/base/translate.ts'

/** A screen: its name in the file of its picture, its address, and the row of the list whose record is opened. */
export type Route = { readonly name: string; readonly address: string; readonly row?: number }

const detail = (record: string, tab: string, row = 0): Route => ({
  name: `${record}-${tab}`,
  address: `/records/${record}?wide=true&tab=${tab}`,
  row,
})
const view = (record: string, name: string): Route => ({
  name: `${record}-${name}`,
  address: `/records/${record}?view=${name}`,
})
const list = (record: string): Route => ({ name: `${record}-list`, address: `/records/${record}` })
const page = (name: string): Route => ({ name, address: `/${name}` })

const lead: readonly Route[] = [{ name: 'home-lead', address: '/' }]
const auditor: readonly Route[] = [{ name: 'home-auditor', address: '/' }]
const trainer: readonly Route[] = [{ name: 'home-trainer', address: '/' }]

/** The screens of the administrator, who sees everything, and the homes of the others. */
const administrator: readonly Route[] = [
  { name: 'home-administrator', address: '/' },
  list('finding'),
  detail('finding', 'fields'),
  detail('finding', 'history'),
  detail('audit', 'workspace', 1),
  view('cycle', 'board'),
  view('control', 'heatMap'),
  detail('exercise', 'timeline'),
  detail('exercise', 'results'),
  list('person'),
  page('reports'),
  page('verify'),
  page('help'),
  page('settings'),
]

/** The screens that are pictured, by who looks at them; every language shows the same. */
export function routesOf(_language: Language): readonly (readonly [string, readonly Route[]])[] {
  return [
    ['admin', administrator],
    ['lead', lead],
    ['auditor-1', auditor],
    ['trainer', trainer],
  ]
}
