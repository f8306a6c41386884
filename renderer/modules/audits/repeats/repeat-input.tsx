import { useParams } from '@tanstack/react-router'
import { useWatch } from 'react-hook-form'
import type { OwnInputProps } from '../../../records/own-inputs.ts'
import { TypedRepeat } from './typed-repeat.tsx'

/** The same in the form of a finding, whose other values it watches. */
export function RepeatInput({ control: form, ...props }: OwnInputProps) {
  const { id } = useParams({ strict: false })
  const [title, condition, control, causeCategory] = useWatch({
    control: form,
    name: ['title', 'condition', 'control', 'causeCategory'],
  })
  return <TypedRepeat {...props} typed={{ title, condition, control, causeCategory }} finding={id} />
}
