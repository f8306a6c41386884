import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

/** An exercise with all its fields typed, which the page of any record has not. */
export const exerciseOf = (id: string) =>
  queryOptions({ queryKey: ['exercise', 'typed', id], queryFn: () => api.exercise.get({ id }) })
