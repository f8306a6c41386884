import { expect, it } from 'vitest'
import { chooserWidth, headWidth } from './head-width.ts'

it.each([
  ['one word, which nothing parts', 'Deviations', 114],
  ['two words on two lines', 'Pass mark', 74],
  ['the split that is narrowest', 'Upper limit of the rate', 121],
  ['Chinese, which has no spaces', '误差上限率', 106],
  ['nothing', '', 46],
  ['what no column is as wide as', 'Gesamtverantwortlichkeitsbereich', 190],
])('makes room for a head of %s', (_name, label, width) => {
  expect(headWidth(label)).toBe(width)
})

it.each([
  ['State', 83],
  ['Accountable department', 209],
  ['牵头部门', 98],
])('makes room for a chooser named %s', (name, width) => {
  expect(chooserWidth(name)).toBe(width)
})
