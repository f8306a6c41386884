import type { SignaturePlace, SigningStanding } from '#shared/modules/reports/signing.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneMark } from '../../ui/tone-badge.tsx'
import classes from './signatures.module.css'

type Props = {
  readonly standing: SigningStanding
  readonly names: Readonly<Record<string, string>>
}

/** A foreign name within a sentence: whichever way it runs, the sentence runs its own (Unicode, FSI and PDI). */
const isolated = (name: string) => `\u2068${name}\u2069`

/** Who signs a sealed report, in order, and who is next. */
export function SignaturePlaces({ standing: { places, next, declined }, names }: Props) {
  const t = useWords()
  const formats = useFormats()
  const said = ({ signedAt, certifiedAs }: SignaturePlace, place: number) => {
    if (declined?.place === place) return t('signatures.declinedAt', { when: formats.instant(declined.at) })
    if (signedAt === null && declined) return t('signatures.none')
    if (signedAt !== null) {
      const when = formats.instant(signedAt)
      return certifiedAs === null
        ? t('signatures.signed', { when })
        : t('signatures.vouched', { when, certificate: isolated(certifiedAs) })
    }
    return t(place === next ? 'signatures.next' : 'signatures.later')
  }
  return (
    <ol className={classes.places}>
      {places.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number, and one person may stand in several
        <li key={place}>
          <ToneMark
            tone={declined?.place === place ? 'serious' : one.signedAt === null ? 'neutral' : 'good'}
            words={t(`signatures.${declined?.place === place ? 'declined' : one.signedAt === null ? 'open' : 'done'}`)}
          />
          <span>
            <bdi>{names[one.person]}</bdi> <span className="quiet">{said(one, place)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
