import { Button, Modal, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { LayerReading, Vector } from '#shared/modules/exercises/exercises.contract.ts'
import { layerLossKinds } from '#shared/modules/exercises/navigator-layer.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import classes from './exchange.module.css'

const vectors = attackStepRecord.fields.vector.choices

type Job = { readonly file: File; readonly take: Vector | null }

function useLayers(exercise: string) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<LayerReading | null>(null)
  const [vector, setVector] = useState<Vector>('intranetBreakthrough')
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await api.navigator.read({ exercise, ticket, ...(take === null ? {} : { take }) }, options)
  })
  return {
    ...{ file, reading, vector, setVector, task },
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setReading((await task.run({ file: chosen, take: null })) ?? null)
    },
    async plan() {
      const planned = file ? await task.run({ file, take: vector }) : undefined
      if (!planned) return
      setReading(planned)
      await queries.invalidateQueries()
    },
  }
}

/** What the file holds, the steps that would be planned, and all that does not come in, by kind. */
function Found({ reading }: { readonly reading: LayerReading }) {
  const t = useWords()
  const { layers, missing, losses } = reading
  const lost = layerLossKinds.flatMap((kind) => {
    const own = losses.filter((loss) => loss.kind === kind)
    return own.length === 0 ? [] : [{ kind, own }]
  })
  return (
    <>
      <ul className={classes.list}>
        {layers.map(({ name, techniques }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two layers may bear one name, and the list never changes its order
          <li key={place}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            <span className="quiet">{t('layerExchange.techniques', { count: techniques })}</span>
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('layerExchange.preview')}>
        <h3 className={classes.title}>{t('layerExchange.missing', { count: missing.length })}</h3>
        <ul className={classes.list}>
          {missing.map(({ technique, name, tactic, comment }) => (
            <li key={`${technique} ${tactic ?? ''}`}>
              {technique} <bdi>{name}</bdi> <span className="quiet">{comment}</span>
            </li>
          ))}
        </ul>
        {lost.length > 0 ? <h3 className={classes.title}>{t('layerExchange.losses')}</h3> : null}
        <ul className={classes.list}>
          {lost.map(({ kind, own }) => (
            <li key={kind}>
              <span>{t(`layerExchange.loss.${kind}`, { count: own.length })}</span>
              <span className="quiet">
                {own
                  .map(({ what }) => what)
                  .filter((what) => what !== '')
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** Plans steps from layers: what is in the file, what it would plan, what is left out, and only then for good. */
export function LayerDialog({ exercise, onClose }: { readonly exercise: string; readonly onClose: () => void }) {
  const t = useWords()
  const { file, reading, vector, setVector, task, choose, plan } = useLayers(exercise)
  const planned = reading?.planned ?? null
  const count = planned === null ? (reading?.missing.length ?? 0) : 0
  return (
    <Modal opened onClose={onClose} title={t('layerExchange.in')} size="xl">
      <div className={classes.dialog}>
        <p className="quiet">{t('layerExchange.in.about')}</p>
        <FileChoice accept=".json,application/json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
              {t(file ? 'import.other' : 'import.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {planned === null ? null : (
          <Notice isResult tone="good" title={t('layerExchange.planned', { count: planned })} />
        )}
        {reading ? <Found reading={reading} /> : null}
        {count > 0 ? (
          <NativeSelect
            label={t('layerExchange.vector')}
            data={vectors.map((value) => ({ value, label: t(`attackStep.vector.${value}`) }))}
            value={vector}
            onChange={({ currentTarget: { value } }) => setVector(vectors.find((one) => one === value) ?? vector)}
          />
        ) : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(planned === null ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {planned === null ? (
            <Button disabled={count === 0 || task.running} onClick={() => void plan()}>
              {t('layerExchange.plan', { count })}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  )
}
