import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Board } from '#shared/modules/department-reports/department-reports.contract.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { useSession } from '../../app/session.tsx'
import { mayWrite, recordNamed } from '../../records/known-records.ts'

const nothing: Board = { templates: [], template: null, unit: 'month', periods: [], rows: [], overdue: [] }

/** The board of the template chosen, over as many periods as chosen. */
export function useBoard() {
  const [template, setTemplate] = useState<string | null>(null)
  const [length, setLength] = useState(12)
  const { data, error, isPending } = useQuery({
    queryKey: ['departmentReports', 'board', template, length],
    queryFn: () => api.departmentReports.board({ length, ...(template === null ? {} : { template }) }),
    placeholderData: keepPreviousData,
  })
  return { board: data ?? nothing, source: { isPending, error, isCut: false }, length, setLength, setTemplate }
}

/** Whether the member may write records of a type. */
export function useMayWrite(name: string): boolean {
  const { member } = useSession()
  const record = recordNamed(name)
  return record !== null && mayWrite(record, member.roles)
}

/** Opens the report of a department and period, or begins it where nobody has. */
export function useOpenReport(template: string | null) {
  const navigate = useNavigate()
  const writes = useMayWrite('departmentReport')
  const begin = useChange(api.departmentReports.begin)
  const open = (place: { readonly department: string; readonly start: string; readonly report: string | null }) => {
    if (place.report !== null) {
      void navigate({ to: '/records/$record/$id', params: { record: 'departmentReport', id: place.report } })
      return
    }
    if (!writes || template === null || begin.isPending) return
    const { department, start } = place
    begin.mutate(
      { template, department, start },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/records/$record/$id/edit', params: { record: 'departmentReport', id } }),
      },
    )
  }
  return { open, error: begin.error, writes }
}
