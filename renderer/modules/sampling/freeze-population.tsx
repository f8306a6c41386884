import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { useAboutPopulation } from '../../records/freeze/use-about-population.ts'
import { ImportFile } from '../../records/import-file.tsx'
import { LooseFields } from '../../records/inputs/loose-fields.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { submitOnSaveKeys } from '../../ui/save-keys.ts'
import { PopulationReading } from './population-reading.tsx'
import classes from './sampling.module.css'
import { type FreezingWork, useFreezing } from './use-freezing.ts'

const names = ['title', 'audit', 'origin', 'takenOn', 'completeness', 'currency']

function AboutForm({ work, canFreeze }: { readonly work: FreezingWork; readonly canFreeze: boolean }) {
  const t = useWords()
  const navigate = useNavigate()
  const about = useAboutPopulation()
  const { given, frozen } = work
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = about.checked()
    if (!said || !given || !canFreeze) return
    const report = await frozen.run({ ...said, given })
    if (report?.population)
      await navigate({
        to: '/records/$record/$id',
        params: { record: 'population', id: report.population },
        search: { tab: 'draw' },
      })
  }
  return (
    <form
      onKeyDownCapture={submitOnSaveKeys}
      className={classes.form}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <div className={classes.fields}>
        <LooseFields
          record={populationRecord}
          names={names}
          values={about.values}
          errors={about.errors}
          onChange={about.change}
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
