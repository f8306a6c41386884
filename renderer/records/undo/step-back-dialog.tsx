import { StepDialog } from '../step-dialog.tsx'
import { askStep, useAskedStep } from './asked-step.ts'

/** Asks for the reason of a step that leads back, over whatever page is shown. */
export function StepBackDialog() {
  const asked = useAskedStep()
  if (!asked) return null
  const { onTaken, ...rest } = asked
  return <StepDialog {...rest} onClose={() => askStep(null)} onTaken={(_before, after) => onTaken(after)} />
}
