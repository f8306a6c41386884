import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths } from '#shared/base/dates.ts'
import type { Severity } from '#shared/modules/audits/audits.scale.ts'
import type { OscalReading, OscalTake } from '#shared/modules/oscal/oscal.contract.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { useSession } from '../../../app/session.tsx'

type Job = { readonly file: File; readonly take: OscalTake | null }

/** Months that whoever takes over findings is given where the document tells no day. */
const usualMonths = 3

/** A document of OSCAL for an audit: read as soon as it is chosen, taken over when a person says so. */
export function useOscalReading(audit: string) {
  const queries = useQueryClient()
  const { today, member } = useSession()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<OscalReading | null>(null)
  const [department, setDepartment] = useState<string | null>(null)
  const [owner, setOwner] = useState<string | null>(member.person)
  const [severity, setSeverity] = useState<Severity>('medium')
  const [dueOn, setDueOn] = useState<string | null>(addMonths(today, usualMonths))
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await api.oscal.read({ audit, ticket, ...(take === null ? {} : { take }) }, options)
  })
  const count = reading?.rows.filter(({ isThere }) => !isThere).length ?? 0
  const isFilled = department !== null && owner !== null && dueOn !== null
  return {
    ...{ file, reading, task, count, department, setDepartment, owner, setOwner },
    ...{ severity, setSeverity, dueOn, setDueOn },
    mayTake: count > 0 && isFilled && !task.running && reading?.taken === null,
    choose: async (chosen: File | null) => {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setReading((await task.run({ file: chosen, take: null })) ?? null)
    },
    take: async () => {
      if (!file || !isFilled) return
      const taken = await task.run({ file, take: { department, owner, severity, dueOn } })
      if (!taken) return
      setReading(taken)
      await queries.invalidateQueries()
    },
  }
}
