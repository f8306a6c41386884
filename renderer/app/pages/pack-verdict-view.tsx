import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import { findingTexts, partLine, signerText, verdictTones } from '#shared/modules/verification/verification.lines.ts'
import { finding, type PartReport } from '#shared/modules/verification/verification.projection.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'
import { Findings, Part } from './verdict-view.tsx'

/** The verdict on an evidence pack: what it says it is, who signed its list, and which files are not as they were signed. */
export function PackVerdictView({ name, verdict }: { readonly name: string; readonly verdict: PackVerdict }) {
  const t = useWords()
  const formats = useFormats()
  const tell = (instant: number) => formats.instant(new Date(instant).toISOString())
  const { manifest, signature, listed, unlike } = verdict
  const files: PartReport = {
    state: unlike.length === 0 ? 'genuine' : 'changed',
    findings: unlike.map(({ path, state }) => finding(`verify.packFile.${state}`, { path })),
  }
  return (
    <section className={classes.verdict} aria-label={t('verifyPage.verdict')}>
      <Notice isResult tone={verdictTones[verdict.verdict]} title={t(`verify.verdict.${verdict.verdict}`)}>
        <p>{name}</p>
        {manifest ? (
          <p>
            {t('verifyPage.pack', {
              audit: `${manifest.audit.number} ${manifest.audit.title}`.trim(),
              organisation: manifest.organisation,
              when: formats.instant(manifest.madeAt),
            })}
          </p>
        ) : null}
        {unlike.length === 0 ? <Findings texts={findingTexts(t, verdict.findings)} /> : null}
      </Notice>
      {signature ? (
        <Part
          line={partLine(
            t,
            { key: 'signature', name: t('verifyPage.packSignature'), about: signerText(t, signature, tell) },
            signature,
          )}
        />
      ) : null}
      {listed > 0 ? (
        <Part
          line={partLine(
            t,
            { key: 'files', name: t('verifyPage.packFiles'), about: t('verifyPage.packListed', { count: listed }) },
            files,
          )}
        />
      ) : null}
    </section>
  )
}
