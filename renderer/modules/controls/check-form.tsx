import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { checkTemplate } from '#shared/modules/controls/controls.proposal.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { detailOf } from '../../api/queries.ts'
import { CreatePage } from '../../records/create-page.tsx'
import { EditPage } from '../../records/edit-page.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** The control that a link into the form of a new check names. */
function namedControl({ with: values }: Readonly<Record<string, unknown>>): string | null {
  const control = typeof values === 'object' && values !== null && 'control' in values ? values.control : null
  return typeof control === 'string' ? control : null
}

function NewCheck({ record, control }: { readonly record: AnyRecord; readonly control: string }) {
  const found = useQuery(detailOf('control', control))
  const given = useMemo(() => (found.data ? checkTemplate(found.data.entity) : {}), [found.data])
  // The form keeps the values that it began with, so it waits for those of the control.
  return found.isPending ? <Waiting /> : <CreatePage record={record} given={given} />
}

/** The form of a check; a new one begins with the procedure and the steps of its control. */
export function CheckForm({ record }: { readonly record: AnyRecord }) {
  const { id } = useParams({ strict: false })
  const control = namedControl(useSearch({ strict: false }))
  if (id !== undefined) return <EditPage record={record} />
  return control === null ? <CreatePage record={record} /> : <NewCheck record={record} control={control} />
}
