import { addDays } from '../../base/dates.ts'
import type { Filter } from '../../contract/list.ts'
import type { Tone } from '../../record/fields.ts'
import { unremedied } from './home.ageing.ts'
import type { HomeFigure } from './home.contract.ts'

/** A figure before it is counted. */
export type FigureQuestion = Omit<HomeFigure, 'count'>

export const is = (field: string, value: string): Filter => ({ field, comparison: 'is', value })
export const isNot = (field: string, value: string): Filter => ({ field, comparison: 'isNot', value })
export const among = (field: string, value: readonly string[]): Filter => ({
  field,
  comparison: 'in',
  value: [...value],
})
export const before = (field: string, value: string): Filter => ({ field, comparison: 'before', value })
export const between = (field: string, from: string, to: string): Filter => ({
  field,
  comparison: 'between',
  value: [from, to],
})
export const from = (field: string, day: string): Filter => ({ field, comparison: 'after', value: addDays(day, -1) })
export const filled = (field: string): Filter => ({ field, comparison: 'filled' })

const asking =
  (group: HomeFigure['group'], tone: Tone) =>
  (key: string, record: string, ...filters: readonly Filter[]): FigureQuestion => ({
    key,
    group,
    tone,
    record,
    filters,
  })
export const mine = asking('mine', 'progress')
export const due = asking('due', 'attention')
export const late = asking('wrong', 'critical')
export const wrong = asking('wrong', 'serious')
export const signal = asking('signal', 'serious')

export const undone = among('state', ['open', 'inProgress'])
export const open = among('state', unremedied)
export const openDuty = among('state', ['due', 'moved'])
/** How far ahead a home looks, in days. */
export const near = 14
export const far = 30

/** How long before its last day a certificate is to be renewed. */
export const qualificationDays = 60
export const standing = among('state', ['stated', 'verified'])
