import { useParams } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import { CreatePage } from './create-page.tsx'
import { EditPage } from './edit-page.tsx'

/** The derived form: of the record that the address names, or of a new one. */
export function FormPage({ record }: { readonly record: AnyRecord }) {
  const { id } = useParams({ strict: false })
  return id === undefined ? <CreatePage record={record} /> : <EditPage record={record} />
}
