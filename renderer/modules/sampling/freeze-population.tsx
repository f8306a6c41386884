import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import { aboutCheck } from '#shared/modules/sampling/sampling.contract.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { fieldSentence } from '../../app/refusal-words.ts'
import { useSession } from '../../app/session.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { ImportFile } from '../../records/import-file.tsx'
import { LooseFields } from '../../records/inputs/loose-fields.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PopulationReading } from './population-reading.tsx'
import classes from './sampling.module.css'
import { type FreezingWork, useFreezing } from './use-freezing.ts'

type Values = Readonly<Record<string, unknown>>

const names = ['title', 'audit', 'origin', 'takenOn', 'completeness', 'currency']

function AboutForm({ work, canFreeze }: { readonly work: FreezingWork; readonly canFreeze: boolean }) {
  const t = useWords()
  const { today } = useSession()
  const navigate = useNavigate()
  const [values, setValues] = useState<Values>({ takenOn: today })
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const { given, frozen } = work
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null))
    const result = aboutCheck.safeParse(filled)
    const refused = result.success ? [] : fieldErrors(result.error)
    setErrors(Object.fromEntries(refused.map((error) => [error.path, fieldSentence(t, error)])))
    if (!result.success || !given || !canFreeze) return
    const report = await frozen.run({ ...result.data, given })
    if (report?.population)
      await navigate({
        to: '/records/$record/$id',
        params: { record: 'population', id: report.population },
        search: { tab: 'draw' },
      })
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={classes.fields}>
        <LooseFields
          record={populationRecord}
          names={names}
          values={values}
          errors={errors}
          onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
        />
      </div>
      <RefusalNotice refusal={frozen.refusal} />
      <TaskProgress task={frozen} label={t('freezing.task')} />
      <div className={classes.foot}>
        <span className="quiet">{t('freezing.lasting')}</span>
        <Button type="submit" disabled={!canFreeze || frozen.running}>
          {t('freezing.freeze')}
        </Button>
      </div>
    </form>
  )
}

/** Freezes the items of a file as a population: first what was read, then what it is, and only then for good. */
export function FreezePopulation() {
  const t = useWords()
  const { member } = useSession()
  const work = useFreezing()
  const { given, reading } = work
  const { report } = reading
  if (!member.roles.some((role) => populationRecord.writers.some((writer) => writer === role)))
    return <EmptyState title={t('freezing.forbidden')} />
  return (
    <section className={classes.page} aria-label={t('population.view.freeze')}>
      <ImportFile file={given?.file ?? null} onChoose={work.choose} />
      <RefusalNotice refusal={reading.refusal} />
      {report ? (
        <>
          <PopulationReading report={report} isOld={reading.running} onColumns={work.changeColumns} />
          <AboutForm work={work} canFreeze={!reading.running && report.faultCount === 0 && report.items > 0} />
        </>
      ) : null}
    </section>
  )
}
