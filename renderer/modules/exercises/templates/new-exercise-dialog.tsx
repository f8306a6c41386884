import { Button, Modal, TextInput } from '@mantine/core'
import { isDay } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { DayBox } from '../../../records/inputs/day-box.tsx'
import { ReferenceSelect } from '../../../records/inputs/reference-select.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import { TemplateChooser } from './template-chooser.tsx'
import classes from './templates.module.css'
import { useNewExercise } from './use-new-exercise.ts'

type Making = ReturnType<typeof useNewExercise>

/** What is said of the exercise beside its template. */
function About({ making }: { readonly making: Making }) {
  const t = useWords()
  const { title, start, previousExercise, faults } = making
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('exercise.title')}
        value={title}
        error={faults.title}
        maxLength={200}
        onChange={(event) => making.setTitle(event.currentTarget.value)}
        required
      />
      <DayBox
        label={t('exerciseTemplates.start')}
        value={start}
        error={faults.start}
        onChange={making.setStart}
        required
      />
      <ReferenceSelect
        to="exercise"
        label={t('exercise.previousExercise')}
        value={previousExercise}
        knownTitle={null}
        onChange={making.setPrevious}
        clearable
      />
    </div>
  )
}

/** Makes an exercise of a template: chosen, read, given its title, its first day and its place in a series. */
export function NewExerciseDialog({
  initial,
  onClose,
}: {
  readonly initial: string | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  const making = useNewExercise(initial, onClose)
  const { choices, isPending, chosen, choose, start, submit, use, error } = making
  const end = chosen && start !== null && isDay(start) ? addDays(start, chosen.plan.days - 1) : null
  return (
    <Modal opened onClose={onClose} title={t('exerciseTemplates.new')} size="66rem">
      <div className={classes.dialog} onKeyDownCapture={onSaveKeys(submit)}>
        <TemplateChooser choices={choices} chosen={chosen} onChoose={choose} isPending={isPending} />
        <About making={making} />
        {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
        <div className={classes.foot}>
          <span className="quiet" role="status">
            {end === null ? '' : t('exerciseTemplates.end', { day: formats.day(end) })}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button onClick={submit} disabled={chosen === null} loading={use.isPending}>
            {t('exerciseTemplates.make')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
