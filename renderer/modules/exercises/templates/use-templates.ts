import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TemplatePlan } from '#shared/modules/exercises/exercises.templates.ts'
import { allPages } from '../../../api/all-pages.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'

type Source = Parameters<typeof api.templates.use>[0]['from']

/** A template that an exercise can be made of; `basedOn` is the exercise that it was kept from. */
export type TemplateChoice = {
  readonly key: string
  readonly from: Source
  readonly plan: TemplatePlan
  readonly basedOn: string | null
}

/** How an own template is named among the choices. */
export const ownKey = (id: string) => `own ${id}`

/** The most own templates that are offered at once. */
const mostOwn = 500

/** Own templates by their titles, then those that the product ships, in the language of the window. */
export function useTemplates() {
  const { language } = useWords()
  const shipped = useQuery({
    queryKey: ['templates', 'shipped', language],
    queryFn: () => api.templates.shipped({ language }),
  })
  const own = useQuery({
    queryKey: ['exerciseTemplate', 'choices'],
    queryFn: () => allPages((query) => api.exerciseTemplate.list(query), { sort: [{ field: 'title' }] }, mostOwn),
  })
  const choices = useMemo(
    (): readonly TemplateChoice[] => [
      ...(own.data?.rows ?? []).map((plan) => ({
        ...{ key: ownKey(plan.id), plan, basedOn: plan.basedOn },
        from: { kind: 'own' as const, id: plan.id },
      })),
      ...(shipped.data ?? []).map((plan) => ({
        ...{ key: `shipped ${plan.key}`, plan, basedOn: null },
        from: { kind: 'shipped' as const, key: plan.key, language },
      })),
    ],
    [own.data, shipped.data, language],
  )
  return { choices, isPending: shipped.isPending || own.isPending, error: shipped.error ?? own.error }
}
