import type { Translator } from '#shared/base/translate.ts'
import type { RunReading } from '#shared/modules/exercises/exercises.contract.ts'
import { runLossKinds } from '#shared/modules/exercises/foreign-run.ts'
import { useWords } from '../../../app/words.tsx'
import files from '../../../records/foreign/foreign-file.module.css'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import classes from './exchange.module.css'

type Props = { readonly reading: RunReading }

/** More faults than this are counted, not listed. */
const mostListed = 50

function Faults({ reading }: Props) {
  const t = useWords()
  const { faults, format } = reading
  if (faults.length === 0) return null
  return (
    <Notice tone="critical" title={t('runExchange.faults', { count: faults.length })}>
      <ul className={files.list}>
        {faults.slice(0, mostListed).map(({ where, field, message, parameters }) => (
          <li key={`${where} ${field} ${message}`}>
            {t(`runExchange.fault.${format}`, { where, field, what: t(message, parameters) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function lossesOf(t: Translator, { losses }: RunReading) {
  return runLossKinds.flatMap((kind) => {
    const own = losses.filter((loss) => loss.kind === kind)
    const whats = [...new Set(own.map(({ what }) => what).filter((what) => what !== ''))]
    const words = t(`runExchange.loss.${kind}`, { count: own.length })
    return own.length === 0 ? [] : [{ kind, words, whats: whats.slice(0, mostListed).join(' · ') }]
  })
}

/** What the file holds: steps that would be made, what is wrong by row and field, and what comes in otherwise than it stands there. */
export function FoundRun({ reading }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { format, read, fresh, steps, faults } = reading
  // With a fault nothing comes in, whatever else the file holds.
  const heading = faults.length === 0 ? 'runExchange.steps' : 'runExchange.stepsFound'
  const losses = lossesOf(t, reading)
  return (
    <>
      <p>
        {t('runExchange.found', {
          ...{ program: t(`runExchange.format.${format}`), count: read, fresh, known: read - fresh },
        })}
      </p>
      <Faults reading={reading} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={files.scroll} tabIndex={0} aria-label={t('runExchange.preview')}>
        <h3 className={classes.title}>{t(heading, { count: fresh })}</h3>
        <ul className={files.list}>
          {steps.map(({ where, title, technique, startedAt, kinds }) => (
            <li key={where}>
              {technique ? `${technique} ` : ''}
              <bdi>{title}</bdi>{' '}
              <span className="quiet">
                {[
                  ...(startedAt ? [formats.instant(startedAt)] : []),
                  ...kinds.map((kind) => t(`defenceFact.kind.${kind}`)),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {losses.length > 0 ? <h3 className={classes.title}>{t('runExchange.losses')}</h3> : null}
        <ul className={files.list}>
          {losses.map(({ kind, words, whats }) => (
            <li key={kind}>
              <span>{words}</span> <span className="quiet">{whats}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
