import type { AttackIndex } from './attack-catalogue.ts'
import type { Kept, RunLoss } from './foreign-run.ts'

export type TellLoss = (kind: RunLoss['kind'], what: string) => void

/** Text as a field takes it, null where there is none; what is cut off is told by the name of its column. */
export function limited(text: string, most: number, name: string, tell: TellLoss): string | null {
  const trimmed = text.trim()
  if (trimmed.length > most) tell('cut', name)
  return trimmed === '' ? null : trimmed.slice(0, most)
}

const inLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

/** Text as a field of one line takes it. */
export function lineOf(text: string, most: number, name: string, tell: TellLoss): string | null {
  return limited(inLine(text), most, name, tell)
}

/** The technique and tactic that a file names, as far as they are ids that a step can have; what they are not is kept. */
export function placedTechnique(index: AttackIndex, id: string, phase: string, tell: TellLoss) {
  const technique = inLine(id).toUpperCase()
  const isId = /^T\d{4}(?:\.\d{3})?$/u.test(technique)
  const known = isId ? index.resolve(technique) : null
  if (technique !== '' && !known) tell('unknownTechnique', technique.slice(0, 60))
  if (known?.isRetired) tell('retiredTechnique', technique)
  const named = inLine(phase)
  const tactic = index.tactic(named.toUpperCase()) ?? index.tactic(named.toLowerCase().replaceAll(' ', '-'))
  if (phase !== '' && !tactic) tell('unknownTactic', phase.slice(0, 60))
  const kept: readonly Kept[] = isId || technique === '' ? [] : [{ name: 'MitreID', value: id.slice(0, 20_000) }]
  return { technique: isId ? technique : null, tactic: tactic?.id ?? null, name: known?.name ?? '', kept }
}
