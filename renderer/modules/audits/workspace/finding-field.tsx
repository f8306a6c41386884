import { FieldInput } from '../../../records/inputs/field-input.tsx'
import type { InputProps } from '../../../records/inputs/input-props.ts'
import { LevelControl, SeverityControl } from '../judgement/judged-controls.tsx'
import { useJudgingScale } from '../judgement/use-scale.ts'
import { WhysInput } from '../judgement/whys-input.tsx'
import { TypedRepeat } from '../repeats/typed-repeat.tsx'

type Props = InputProps & { readonly typed: Readonly<Record<string, unknown>> }

/** A field of a new finding, with the controls that findings have of their own. */
export function FindingField({ typed, ...props }: Props) {
  const { impact, likelihood } = typed
  const scale = useJudgingScale(null, { impact, likelihood })
  switch (props.path) {
    case 'impact':
      return <LevelControl {...props} scale={scale} side="impacts" />
    case 'likelihood':
      return <LevelControl {...props} scale={scale} side="likelihoods" />
    case 'severity':
      return <SeverityControl {...props} scale={scale} impact={impact} likelihood={likelihood} />
    case 'repeatOf':
      return <TypedRepeat {...props} typed={typed} />
    case 'whys':
      return <WhysInput {...props} />
    default:
      return <FieldInput {...props} />
  }
}
