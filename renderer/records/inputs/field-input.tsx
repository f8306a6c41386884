import { assertNever } from '#shared/base/assert.ts'
import { DateControl, InstantControl, PeriodControl } from './date-inputs.tsx'
import { EvidenceControl } from './evidence-input.tsx'
import type { InputProps } from './input-props.ts'
import { MarkdownControl } from './markdown-input.tsx'
import { PartsControl } from './parts-input.tsx'
import {
  BooleanControl,
  ChoiceControl,
  DecimalControl,
  DurationControl,
  IntegerControl,
  MoneyControl,
  TextControl,
} from './plain-inputs.tsx'
import { ReferenceControl, ReferencesControl } from './reference-input.tsx'

/** The control that follows from a field's kind. */
export function FieldInput(props: InputProps) {
  const { field } = props
  switch (field.kind) {
    case 'text':
      return <TextControl {...props} field={field} />
    case 'markdown':
      return <MarkdownControl {...props} field={field} />
    case 'integer':
      return <IntegerControl {...props} field={field} />
    case 'decimal':
    case 'percent':
      return <DecimalControl {...props} field={field} />
    case 'money':
      return <MoneyControl {...props} field={field} />
    case 'boolean':
      return <BooleanControl {...props} field={field} />
    case 'choice':
      return <ChoiceControl {...props} field={field} />
    case 'date':
      return <DateControl {...props} field={field} />
    case 'instant':
      return <InstantControl {...props} field={field} />
    case 'duration':
      return <DurationControl {...props} field={field} />
    case 'period':
      return <PeriodControl {...props} field={field} />
    case 'reference':
      return <ReferenceControl {...props} field={field} drawField={(inner) => <FieldInput {...inner} />} />
    case 'references':
      return <ReferencesControl {...props} field={field} drawField={(inner) => <FieldInput {...inner} />} />
    case 'parts':
      return <PartsControl {...props} field={field} drawCell={(cell) => <FieldInput {...cell} />} />
    case 'evidence':
      return <EvidenceControl {...props} field={field} />
    case 'number':
      return null
    default:
      return assertNever(field)
  }
}
