import { readFileSync } from 'node:fs'
import { assetPath } from '../assets.ts'
import type { Chance } from './chance.ts'
import { controlCheckEntries } from './control-checks.ts'
import { controlEntries } from './controls.ts'
import { type DiaryEntry, diaryPage } from './diary.ts'
import { exerciseEntries } from './exercises.ts'
import { scoreEntries } from './scores.ts'

/** A page of the diary as it is written in `assets/demo`. */
export function readPage(name: string): readonly DiaryEntry[] {
  return diaryPage.parse(JSON.parse(readFileSync(assetPath(`demo/${name}.json`), 'utf8')))
}

const written = [
  'expertise',
  'cadence',
  'policies',
  'cycles',
  'assets',
  'indicators',
  'audits',
  'findings',
  'independence',
  'evidence',
  'templates',
  'sampling',
  'risks',
  'accountability',
  'frameworks',
  'spending',
  'department-reports',
  'briefings',
  'training',
  'quizzes',
  'competitions',
  'skills',
  'notes',
] as const

/** The whole year after the founding: the written pages, and what is drawn from the seed. */
export function wholeYear(chance: Chance): readonly DiaryEntry[] {
  return [
    ...readPage('groups'),
    ...readPage('organisation'),
    ...controlEntries(),
    ...written.flatMap((name) => readPage(name)),
    ...controlCheckEntries(chance),
    ...exerciseEntries(chance),
    ...scoreEntries(chance, readPage('training')),
  ]
}
