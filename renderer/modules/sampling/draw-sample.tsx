import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import { drawCheck } from '#shared/modules/sampling/sampling.contract.ts'
import { formulaSize, termErrors } from '#shared/modules/sampling/sampling.terms.ts'
import { countSignOffs } from '#shared/record/lapse.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { detailOf } from '../../api/queries.ts'
import { useAll } from '../../api/use-all.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { fieldSentence } from '../../app/refusal-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { LooseFields } from '../../records/inputs/loose-fields.tsx'
import { LapsesNotice } from '../../records/lapses-notice.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { submitOnSaveKeys } from '../../ui/save-keys.ts'
import classes from './sampling.module.css'

type Values = Readonly<Record<string, unknown>>

const first: Values = {
  method: 'random',
  allocation: 'proportional',
  confidence: '95.00',
  tolerable: '5.00',
  expected: '0.00',
}

/** The fields that a method asks for, in the order in which they are thought of. */
function namesFor(method: unknown): readonly string[] {
  const terms =
    method === 'monetaryUnit'
      ? ['tolerableAmount', 'expectedAmount']
      : ['tolerable', 'expected', ...(method === 'stratified' ? ['allocation'] : [])]
  return ['title', 'deviationRule', 'checklistRow', 'method', 'confidence', ...terms]
}

function given(values: Values, population: string) {
  const names = [...namesFor(values.method), 'size', 'sizeReason', 'seed']
  const stated = names.filter((name) => values[name] !== undefined && values[name] !== null && values[name] !== '')
  return drawCheck.safeParse({ population, ...Object.fromEntries(stated.map((name) => [name, values[name]])) })
}

function termsOf(population: AnyEntity) {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  const reachable = typeof population.reachable === 'string' ? population.reachable : null
  return { items: number(population.items), strata: number(population.strata), reachable }
}

/** What the terms ask for so far; null while they say too little. Title and rule are not needed for that. */
function sizeAsked(values: Values, population: AnyEntity): number | null {
  const draft = given({ ...values, title: '-', deviationRule: '-', size: null, seed: null }, population.id)
  if (!draft.success || termErrors(draft.data, termsOf(population)).length > 0) return null
  return formulaSize(draft.data, termsOf(population))
}

function Before({ population }: { readonly population: string }) {
  const t = useWords()
  const formats = useFormats()
  const drawn = useAll('sample', { filters: [{ field: 'population', comparison: 'is', value: population }] })
  if (drawn.rows.length === 0) return null
  return (
    <section aria-label={t('drawing.before')}>
      <h3 className={classes.heading}>{t('drawing.before')}</h3>
      <ul className={classes.faults}>
        {drawn.rows.map((sample) => (
          <li key={sample.id}>
            <RecordLink record="sample" id={sample.id} title={String(sample.title)} />{' '}
            <span className="quiet">
              {t(`sample.method.${sample.method}`)}, {t('drawing.items', { count: Number(sample.size) })},{' '}
              {formats.instant(String(sample.drawnAt))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose sign-offs of the paper for which it is drawn the sample will end. */
function PaperLapses({ paper }: { readonly paper: unknown }) {
  const id = typeof paper === 'string' ? paper : ''
  const { data } = useQuery({ ...detailOf('checklistRow', id), enabled: id !== '' })
  return id !== '' && data ? <LapsesNotice lapses={countSignOffs(checklistRowRecord, [data.entity])} /> : null
}

function wordsOf(t: ReturnType<typeof useWords>, fields: ErrorShape['fields']): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((error) => [error.path, fieldSentence(t, error)]))
}

/** Draws a sample from a frozen population: its terms, the size that they ask for, and the draw. */
export function DrawSample({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const navigate = useNavigate()
  const population = detail.entity
  const [values, setValues] = useState(first)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const draw = useTask(
    async (input: Parameters<typeof api.sampling.draw>[0], options) => await api.sampling.draw(input, options),
  )
  const asked = sizeAsked(values, population)
  const isFewer = asked !== null && typeof values.size === 'number' && values.size < asked
  const names = [...namesFor(values.method), 'size', ...(isFewer ? ['sizeReason'] : []), 'seed']
  if (!member.roles.some((role) => sampleRecord.writers.some((writer) => writer === role)))
    return <Before population={population.id} />
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = given(values, population.id)
    const refused = result.success ? termErrors(result.data, termsOf(population)) : fieldErrors(result.error)
    setErrors(wordsOf(t, refused))
    if (!result.success || refused.length > 0) return
    const drawn = await draw.run(result.data)
    if (drawn)
      await navigate({
        to: '/records/$record/$id',
        params: { record: 'sample', id: drawn.sample },
        search: { tab: 'results' },
      })
  }
  const refusedFields = wordsOf(t, draw.refusal?.fields ?? [])
  return (
    <div className={classes.tab}>
      <Before population={population.id} />
      <form
        onKeyDownCapture={submitOnSaveKeys}
        className={classes.form}
        onSubmit={(event) => void submit(event)}
        noValidate
      >
        <div className={classes.fields}>
          <LooseFields
            record={sampleRecord}
            names={names}
            values={values}
            errors={{ ...refusedFields, ...errors }}
            required={{ size: false, seed: false, tolerable: true, tolerableAmount: true, sizeReason: true }}
            onChange={(name, value) => {
              draw.forget()
              setValues((old) => ({ ...old, [name]: value }))
            }}
          />
        </div>
        <PaperLapses paper={values.checklistRow} />
        <RefusalNotice refusal={draw.refusal} />
        <div className={classes.foot}>
          <span role="status" className={classes.asked}>
            {asked === null ? t('drawing.unasked') : t('drawing.asked', { count: asked })}
          </span>
          <Button type="submit" loading={draw.running}>
            {t('drawing.draw')}
          </Button>
        </div>
      </form>
    </div>
  )
}
