import { listed } from '#shared/base/series.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'

/** Which vault is open, by whom, and through which host. */
export function AboutSection() {
  const t = useWords()
  const { name, path, host, member, zone, idleMinutes } = useSession()
  return (
    <KeyValues
      items={[
        { key: 'vault', label: t('about.vault'), value: name },
        { key: 'path', label: t('folder.label'), value: <span className="code">{path}</span>, wide: true },
        { key: 'member', label: t('about.member'), value: member.name },
        {
          key: 'roles',
          label: t('about.roles'),
          value: listed(
            t.language,
            member.roles.map((role) => t(`role.${role}`)),
          ),
        },
        { key: 'zone', label: t('create.zone'), value: zone },
        { key: 'host', label: t('about.host'), value: t(`about.host.${host === 'electron' ? host : 'loopback'}`) },
        { key: 'version', label: t('about.version'), value: programVersion },
        { key: 'idle', label: t('about.idle'), value: t('about.idle.minutes', { count: idleMinutes }) },
      ]}
    />
  )
}
