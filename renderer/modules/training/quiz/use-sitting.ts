import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Given } from '#shared/modules/training/quiz-reading.ts'
import type { PutQuestion } from '#shared/modules/training/quiz-sitting.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { soon } from '../../../api/soon.ts'
import { useLastChance } from '../use-late-saving.ts'

/** Where the reader stands with a quiz, and how far the clock of the vault is ahead of that of the window, in milliseconds. */
export function useSitting(quiz: string) {
  const { data, error, refetch } = useQuery({
    queryKey: ['quizAttempt', 'sitting', quiz],
    queryFn: async () => {
      const sitting = await api.training.quizSitting({ quiz })
      return { ...sitting, ahead: Date.parse(sitting.now) - Date.now() }
    },
  })
  return { sitting: data ?? null, error, refetch }
}

/** Whole seconds until an instant by the clock of the vault, told anew each second; never below nothing. */
export function useSecondsLeft(dueAt: string, ahead: number): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now() - ahead) / 1000))
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left follows from the two that are named
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  }, [dueAt, ahead])
  return seconds
}

/** A written answer is kept so soon after a key, in milliseconds. */
const restMs = 800

type Answers = Readonly<Record<string, Given>>

/** The answers of a running attempt: each is kept as it is given, one after the other. */
export function useAnswers(attempt: string, questions: readonly PutQuestion[]) {
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(questions.map(({ id, chosen, answer }) => [id, { chosen, answer }])),
  )
  const [refusal, setRefusal] = useState<ReturnType<typeof refusalOf> | null>(null)
  const [unsaved, setUnsaved] = useState(0)
  const waiting = useRef(new Map<string, Given>())
  const line = useRef<Promise<void>>(Promise.resolve())
  const work = useMemo(() => {
    const keep = async () => {
      for (const [question, given] of [...waiting.current]) {
        waiting.current.delete(question)
        try {
          await api.training.answerQuiz({ attempt, question, chosen: [...given.chosen], answer: given.answer })
          setRefusal(null)
        } catch (error) {
          setRefusal(refusalOf(error))
        }
      }
      setUnsaved(waiting.current.size)
    }
    // In a line, or an earlier answer could arrive after a later one.
    const saveAll = () => {
      line.current = line.current.then(keep)
      return line.current
    }
    return { saveAll, later: soon(() => void saveAll(), restMs) }
  }, [attempt])
  useLastChance(work.saveAll)
  const give = (question: string, given: Given, isTyped: boolean) => {
    setAnswers((before) => ({ ...before, [question]: given }))
    waiting.current.set(question, given)
    setUnsaved(waiting.current.size)
    if (isTyped) work.later.ask()
    else void work.saveAll()
  }
  return { answers, give, saveAll: work.saveAll, isSaved: unsaved === 0, refusal }
}

/** Whether something was answered. */
export const isAnswered = ({ chosen, answer }: Given) => chosen.length > 0 || (answer ?? '').trim() !== ''
