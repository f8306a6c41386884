import { type ReactNode, useState } from 'react'
import type { ReferenceField, ReferencesField } from '#shared/record/fields.ts'
import { useSession } from '../../app/session.tsx'
import { mayWrite, recordNamed } from '../known-records.ts'
import { frameOf, type InputProps } from './input-props.ts'
import { ReferenceCreate } from './reference-create.tsx'
import { ReferenceSelect, ReferencesSelect } from './reference-select.tsx'

type Drawn = {
  /** Draws a field of the record that is made on the way; handed in, for a reference is itself a field. */
  readonly drawField: (field: InputProps) => ReactNode
}

/** The dialog for a record that is missing among the choices, for members who may write such records. */
function useMaking(to: string, drawField: Drawn['drawField'], onCreated: (id: string) => void) {
  const { roles } = useSession().member
  const [words, setWords] = useState<string | null>(null)
  const record = recordNamed(to)
  const close = () => setWords(null)
  const dialog =
    record && words !== null ? (
      <ReferenceCreate
        record={record}
        words={words}
        drawField={drawField}
        onCreated={(id) => {
          close()
          onCreated(id)
        }}
        onClose={close}
      />
    ) : null
  return { onCreate: record && mayWrite(record, roles) ? setWords : undefined, dialog }
}

export function ReferenceControl({ drawField, ...props }: InputProps<ReferenceField> & Drawn) {
  const { field, value, onChange, titles } = props
  const { onCreate, dialog } = useMaking(field.to, drawField, onChange)
  return (
    <>
      <ReferenceSelect
        {...frameOf(props)}
        to={field.to}
        value={typeof value === 'string' ? value : null}
        knownTitle={null}
        titles={titles}
        onChange={onChange}
        onCreate={onCreate}
        clearable={!field.required}
        allowDeselect={!field.required}
      />
      {dialog}
    </>
  )
}

export function ReferencesControl({ drawField, ...props }: InputProps<ReferencesField> & Drawn) {
  const { field, value, onChange, titles } = props
  const ids = Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
  const { onCreate, dialog } = useMaking(field.to, drawField, (id) => onChange([...ids, id]))
  return (
    <>
      <ReferencesSelect
        {...frameOf(props)}
        to={field.to}
        value={ids}
        titles={titles}
        onChange={onChange}
        onCreate={onCreate}
        clearable
      />
      {dialog}
    </>
  )
}
