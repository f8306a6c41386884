import { expect, it } from 'vitest'
import { isTargetMet, type Target, wantedSign } from './cycles.targets.ts'

it.each<[Target['kind'], Target['direction'], string | null, string | null, boolean | null]>([
  ['percent', null, '100.00', '100.00', true],
  ['percent', null, '100.00', '99.99', false],
  ['percent', 'atMost', '5.00', '5.00', true],
  ['number', 'atLeast', '9.00', '10.00', true],
  ['number', 'atMost', '9.00', '10.00', false],
  ['zero', null, null, '0.00', true],
  ['zero', null, null, '0.01', false],
  ['zero', null, null, null, null],
  ['number', null, null, '3.00', null],
])('a target of kind %s, %s %s, measured %s, is met: %s', (kind, direction, target, measured, met) => {
  expect(isTargetMet({ kind, direction, target, measured })).toBe(met)
})

it.each<[Target['kind'], Target['direction'], string | null, string]>([
  ['percent', null, '100.00', '≥ 100 %'],
  ['percent', 'atMost', '2.50', '≤ 2.5 %'],
  ['number', 'atLeast', '10.05', '≥ 10.05'],
  ['number', null, '200', '≥ 200'],
  ['zero', 'atLeast', null, '= 0'],
])('a target of kind %s, %s %s, asks for %s', (kind, direction, target, sign) => {
  expect(wantedSign({ kind, direction, target, measured: null })).toBe(sign)
})
