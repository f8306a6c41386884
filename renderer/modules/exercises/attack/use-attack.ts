import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { type AttackTactic, indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { api } from '../../../api/client.ts'

const inForce = queryOptions({ queryKey: ['attackCatalogue', 'inForce'], queryFn: () => api.attack.catalogue({}) })

/** The catalogue of ATT&CK that is in force, ready to be asked; null until it has come. */
export function useAttack() {
  const { data = null, error, isPending } = useQuery(inForce)
  const index = useMemo(() => (data ? indexCatalogue(data.catalogue) : null), [data])
  return { attack: data, index, error, isPending }
}

/** A tactic in the language of the reader; one that these words do not know keeps the name of its publisher. */
export function tacticName(t: Translator, { shortName, name }: Pick<AttackTactic, 'shortName' | 'name'>): string {
  const key = `attack.tactic.${shortName}`
  return t.has(key) ? t(key) : name
}
