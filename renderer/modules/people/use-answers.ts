import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnswerGap, AnswerSide } from '#shared/modules/people/people.answers.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { useWords } from '../../app/words.tsx'

/** What is shown below the matrix: a number of it, or what nobody answers for in one way. */
export type AnswerPick =
  | { readonly id: string | null; readonly kind?: string; readonly gap?: undefined }
  | { readonly gap: AnswerGap; readonly id?: undefined; readonly kind?: undefined }

/** Who answered for what on a day. */
export function useAnswers(day: string, side: AnswerSide) {
  return useQuery({
    queryKey: ['answers', 'matrix', day, side],
    queryFn: () => api.answers.matrix({ day, side }),
    placeholderData: keepPreviousData,
  })
}

/** What stands behind a number. */
export function useAnswerRows(day: string, side: AnswerSide, pick: AnswerPick, offset: number) {
  const input = { day, side, offset, ...pick }
  return useQuery({
    queryKey: ['answers', 'rows', input],
    queryFn: () => api.answers.rows(input),
    placeholderData: keepPreviousData,
  })
}

export const answerFormats = ['csv', 'xlsx', 'json'] as const

/** Writes everything that was to be answered for on a day as a table. */
export function useAnswersExport(day: string) {
  const t = useWords()
  const label = { key: 'export.task', parameters: { records: t('department.view.answers') } }
  return useKeptTask(
    { place: 'export answers', label },
    (format: (typeof answerFormats)[number], options: { readonly signal: AbortSignal }) =>
      api.answers.export({ day, format, language: t.language }, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      return { file: file.name }
    },
  )
}
