import { queryOptions } from '@tanstack/react-query'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import { api } from '../../api/client.ts'

/** Everything that the home of a role counts, in one question. */
export const homeOf = (role: HomeRole) =>
  queryOptions({ queryKey: ['home', 'show', role], queryFn: () => api.home.show({ role }) })

export const changesOf = (limit: number) =>
  queryOptions({
    queryKey: ['home', 'changes', limit],
    queryFn: async () => (await api.home.changes({ limit })).changes,
  })

export const totals = queryOptions({
  queryKey: ['home', 'totals'],
  queryFn: async () => (await api.home.totals({})).totals,
})

/** How far the member is in the first steps of a role. */
export const guideOf = (role: HomeRole) =>
  queryOptions({ queryKey: ['home', 'guide', role], queryFn: () => api.home.guide({ role }) })

/** Under the name of attempts: what the member takes or hands in changes it. */
export const quizzesDue = queryOptions({
  queryKey: ['quizAttempt', 'due'],
  queryFn: () => api.training.quizzesDue({}),
})
