import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { api } from '../../../api/client.ts'
import { detailOf, useChange } from '../../../api/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { useUndo } from '../../../records/undo/use-undo.tsx'
import { type TemplateChoice, useTemplates } from './use-templates.ts'

/** What was typed and chosen; null where what follows from the template stands. */
type Typed = { readonly title: string | null; readonly previous: string | null | undefined }
const untouched: Typed = { title: null, previous: undefined }

/** The template of an exercise, what is said of the exercise beside it, and the change that makes it. */
export function useNewExercise(initial: string | null, onDone: () => void) {
  const t = useWords()
  const navigate = useNavigate()
  const { today } = useSession()
  const { remember } = useUndo()
  const { choices, isPending, error } = useTemplates()
  const [key, setKey] = useState(initial)
  const [typed, setTyped] = useState<Typed>(untouched)
  const [start, setStart] = useState<string | null>(today)
  const [isTried, setTried] = useState(false)
  const use = useChange(api.templates.use)
  const chosen = choices.find((one) => one.key === key) ?? null
  const title = typed.title ?? chosen?.plan.title ?? ''
  const basedOn = chosen?.basedOn ?? null
  const base = useQuery({ ...detailOf('exercise', basedOn ?? ''), enabled: basedOn !== null })
  // One that was put away since goes on no series.
  const proposed = base.data && !base.data.entity.archived ? basedOn : null
  const previousExercise = typed.previous === undefined ? proposed : typed.previous
  const faults = {
    title: title.trim() === '' ? t('errors.field.required') : null,
    start: start === null ? t('errors.field.required') : isDay(start) ? null : t('errors.field.date'),
  }
  const submit = () => {
    setTried(true)
    if (chosen === null || start === null || faults.title !== null || faults.start !== null || use.isPending) return
    use.mutate(
      { from: chosen.from, title, start, previousExercise },
      {
        onSuccess: ({ exercise: { id, revision } }) => {
          onDone()
          remember({
            ...{ record: 'exercise', what: t('exerciseTemplates.made', { title }), back: 'archive' },
            aside: t('exerciseTemplates.aside'),
            rows: [{ id, before: revision, after: revision, values: {} }],
          })
          void navigate({ to: '/records/$record/$id', params: { record: 'exercise', id } })
        },
      },
    )
  }
  return {
    ...{ choices, isPending, chosen, title, start, previousExercise, setStart, submit, use },
    error: error ?? use.error,
    faults: isTried ? faults : { title: null, start: null },
    choose: (choice: TemplateChoice) => setKey(choice.key),
    setTitle: (next: string) => setTyped((old) => ({ ...old, title: next })),
    setPrevious: (next: string | null) => setTyped((old) => ({ ...old, previous: next })),
  }
}
