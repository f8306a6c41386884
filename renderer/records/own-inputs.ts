import { type ComponentType, createContext } from 'react'
import type { InputProps } from './inputs/input-props.ts'
import type { RecordFormApi } from './use-record-form.ts'

/** What a module's own control of a field is given: as any control, and the form, whose other values it may watch. */
export type OwnInputProps = InputProps & { readonly control: RecordFormApi['control'] }

/** Controls that a module puts in the place of derived ones, by field; around the form of its record. */
export const OwnInputs = createContext<Readonly<Record<string, ComponentType<OwnInputProps>>>>({})
