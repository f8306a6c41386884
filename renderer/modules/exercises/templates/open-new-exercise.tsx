import { Button } from '@mantine/core'
import { useState } from 'react'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { NewExerciseDialog } from './new-exercise-dialog.tsx'
import classes from './templates.module.css'
import { ownKey } from './use-templates.ts'

/** The way into the dialog that makes an exercise, for members who may make one; `template` is chosen in it already. */
export function OpenNewExercise({ template }: { readonly template: string | null }) {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (!mayWrite(exerciseRecord, member.roles)) return null
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)} data-not-printed>
        {t(template === null ? 'exerciseTemplates.new' : 'exerciseTemplates.newFromThis')}
      </Button>
      {isOpen ? <NewExerciseDialog initial={template} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

/** Above the list of exercises: from a template. */
export function NewFromTemplate() {
  return <OpenNewExercise template={null} />
}

/** On the page of an own template: an exercise of it. */
export function TemplateOnPage({ detail: { entity } }: DetailProps) {
  if (entity.archived) return null
  return (
    <div className={classes.onPage}>
      <OpenNewExercise template={ownKey(entity.id)} />
    </div>
  )
}
