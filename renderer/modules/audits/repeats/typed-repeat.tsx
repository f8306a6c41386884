import { useDebouncedValue } from '@mantine/hooks'
import type { TypedFinding } from '#shared/modules/audits/audits.contract.ts'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import type { InputProps } from '../../../records/inputs/input-props.ts'
import { RepeatProposals } from './repeat-proposals.tsx'
import classes from './repeats.module.css'
import { typedFinding } from './typed-finding.ts'

const pause = 600

type Props = InputProps & {
  readonly typed: Readonly<Record<string, unknown>>
  readonly finding?: string | undefined
}

/** The earlier finding that one repeats, and beneath it those that it may repeat by what is typed so far. */
export function TypedRepeat({ typed, finding, ...props }: Props) {
  const [asked] = useDebouncedValue(JSON.stringify(typedFinding(typed, finding)), pause)
  const compared: TypedFinding = JSON.parse(asked)
  return (
    <div className={classes.input}>
      <FieldInput {...props} />
      {props.value ? null : <RepeatProposals typed={compared} onConfirm={props.onChange} />}
    </div>
  )
}
