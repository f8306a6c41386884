import { lazy, Suspense } from 'react'
import { StepDialog } from '../step-dialog.tsx'
import { askStep, useAskedStep } from './asked-step.ts'

const BulkDialog = lazy(async () => ({ default: (await import('../list-bulk-dialog.tsx')).BulkDialog }))

const close = () => askStep(null)

/** Asks for the reason of a step that leads back, over whatever page is shown. */
export function StepBackDialog() {
  const asked = useAskedStep()
  if (!asked) return null
  if (asked.of === 'one') {
    const { onTaken, of: _, ...rest } = asked
    return <StepDialog {...rest} onClose={close} onTaken={(_before, after) => onTaken(after)} />
  }
  const { record, rows, step, because, onTaken } = asked
  return (
    <Suspense fallback={null}>
      <BulkDialog
        record={record}
        rows={rows}
        action={{ kind: 'move', step }}
        because={because}
        onDone={({ revisions }) => {
          close()
          onTaken(revisions)
        }}
        onClose={close}
      />
    </Suspense>
  )
}
