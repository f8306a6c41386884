import { useState } from 'react'
import type { LayerReading, Vector } from '#shared/modules/exercises/exercises.contract.ts'
import { layerLossKinds } from '#shared/modules/exercises/navigator-layer.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import files from '../../../records/foreign/foreign-file.module.css'
import { ForeignFileDialog } from '../../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../../records/foreign/use-foreign-file.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { firstVector, VectorChoice } from '../foreign/vector-choice.tsx'
import classes from './exchange.module.css'

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
      <ul className={files.list}>
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
      <section className={files.scroll} tabIndex={0} aria-label={t('layerExchange.preview')}>
        <h3 className={classes.title}>{t('layerExchange.missing', { count: missing.length })}</h3>
        <ul className={files.list}>
          {missing.map(({ technique, name, tactic, comment }) => (
            <li key={`${technique} ${tactic ?? ''}`}>
              {technique} <bdi>{name}</bdi> <span className="quiet">{comment}</span>
            </li>
          ))}
        </ul>
        {lost.length > 0 ? <h3 className={classes.title}>{t('layerExchange.losses')}</h3> : null}
        <ul className={files.list}>
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
  const [vector, setVector] = useState<Vector>(firstVector)
  const foreign = useForeignFile(
    async (ticket, apply, options) =>
      await api.navigator.read({ exercise, ticket, ...(apply ? { take: vector } : {}) }, options),
  )
  const { reading } = foreign
  const planned = reading?.planned ?? null
  const count = planned === null ? (reading?.missing.length ?? 0) : 0
  return (
    <ForeignFileDialog
      title={t('layerExchange.in')}
      about={t('layerExchange.in.about')}
      accept=".json,application/json"
      foreign={foreign}
      submit={t('layerExchange.plan', { count })}
      mayTake={count > 0}
      isDone={planned !== null}
      onClose={onClose}
    >
      {planned === null ? null : <Notice isResult tone="good" title={t('layerExchange.planned', { count: planned })} />}
      {reading ? <Found reading={reading} /> : null}
      {count > 0 ? <VectorChoice label={t('layerExchange.vector')} value={vector} onChange={setVector} /> : null}
    </ForeignFileDialog>
  )
}
