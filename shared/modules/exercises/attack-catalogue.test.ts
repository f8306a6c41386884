import { describe, expect, it } from 'vitest'
import shippedRows from '../../../assets/reference/attack-enterprise.json' with { type: 'json' }
import { indexCatalogue, parentOf, unpackCatalogue, withNamesOf } from './attack-catalogue.ts'
import { compareCatalogues } from './attack-difference.ts'
import { searchTechniques } from './attack-search.ts'
import { readStix } from './attack-stix.ts'

const shipped = unpackCatalogue(shippedRows)
const index = indexCatalogue(shipped)
const chinese = (shortName: string) => (shortName === 'initial-access' ? '初始访问' : shortName)
const found = (query: string) => searchTechniques(shipped, query, chinese, 5).map(({ id }) => id)

describe('the shipped catalogue', () => {
  it('is whole: fifteen tactics, every technique in one of them, every sub-technique below a technique', () => {
    expect(shipped).toMatchObject({ version: '19.1', tactics: { length: 15 }, techniques: { length: 697 } })
    const ids = new Set(shipped.techniques.map(({ id }) => id))
    const shortNames = new Set(shipped.tactics.map(({ shortName }) => shortName))
    expect(ids.size).toBe(697)
    expect(shipped.techniques.flatMap(({ tactics }) => tactics).filter((name) => !shortNames.has(name))).toEqual([])
    expect(shipped.techniques.filter(({ id }) => !ids.has(parentOf(id)))).toEqual([])
  })

  it('leads every retired id to a technique in force, or to nothing, and never names one twice', () => {
    const ids = new Set(shipped.techniques.map(({ id }) => id))
    expect(shipped.retired.filter(({ id }) => ids.has(id))).toEqual([])
    expect(shipped.retired.filter(({ id, replacedBy }) => replacedBy !== null && !index.resolve(id)?.current)).toEqual(
      [],
    )
  })

  it.each([
    ['T1566.001', 'Phishing: Spearphishing Attachment', false, 'T1566.001'],
    ['T1086', 'PowerShell', true, 'T1059.001'],
    ['T1562.001', 'Impair Defenses: Disable or Modify Tools', true, 'T1685'],
  ])('resolves %s', (id, fullName, isRetired, current) => {
    expect(index.resolve(id)).toMatchObject({ fullName, isRetired, current: { id: current } })
  })

  it('knows nothing of what was never an id', () => {
    expect(index.resolve('T9999')).toBeNull()
    expect(index.tactic('TA0001')).toBe(index.tactic('initial-access'))
  })
})

describe('a search of techniques', () => {
  it.each([
    ['t1566.001', 'T1566.001'],
    ['T1566', 'T1566'],
    ['phishing', 'T1566'],
    ['spearphishing attachment', 'T1566.001'],
  ])('answers %s with %s first', (query, id) => {
    expect(found(query)[0]).toBe(id)
  })

  it('finds by the words of a tactic in the language of the reader, and nothing by other words', () => {
    expect(found('初始访问 phishing')).toContain('T1566')
    expect(found('初始访问 exfiltration')).toEqual([])
  })
})

const pattern = (id: string, name: string, more: object = {}) => ({
  type: 'attack-pattern',
  id: `attack-pattern--${id}`,
  name,
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }],
  external_references: [{ source_name: 'mitre-attack', external_id: id }],
  ...more,
})
const tactic = {
  type: 'x-mitre-tactic',
  id: 'x-mitre-tactic--1',
  name: 'Initial Access',
  x_mitre_shortname: 'initial-access',
  external_references: [{ source_name: 'mitre-attack', external_id: 'TA0001' }],
}
const bundleOf = (...objects: readonly object[]) => ({ type: 'bundle', objects: [tactic, ...objects] })

describe('a STIX bundle', () => {
  it('is read with versions, tactics, retired ids and their successors, whatever else it holds', () => {
    const read = readStix(
      bundleOf(
        { type: 'malware', id: 'malware--1', name: 'left alone' },
        { type: 'x-mitre-collection', id: 'c', x_mitre_version: '20.0' },
        pattern('T1566', 'Phishing'),
        pattern('T1192', 'Spearphishing Link', { revoked: true }),
        pattern('T1000', 'Given up', { x_mitre_deprecated: true }),
        {
          type: 'relationship',
          relationship_type: 'revoked-by',
          source_ref: 'attack-pattern--T1192',
          target_ref: 'attack-pattern--T1566',
        },
      ),
    )
    expect(read).toEqual({
      version: '20.0',
      tactics: [{ id: 'TA0001', shortName: 'initial-access', name: 'Initial Access' }],
      techniques: [{ id: 'T1566', name: 'Phishing', tactics: ['initial-access'] }],
      retired: [
        { id: 'T1000', name: 'Given up', replacedBy: null },
        { id: 'T1192', name: 'Spearphishing Link', replacedBy: 'T1566' },
      ],
    })
  })

  it('counts an id that stands twice once, as the one in force', () => {
    const read = readStix(
      bundleOf(
        pattern('T1566', 'Old', { revoked: true, id: 'a' }),
        pattern('T1566', 'Phishing'),
        pattern('T1566', 'Again'),
      ),
    )
    expect(read.techniques.map(({ name }) => name)).toEqual(['Phishing'])
    expect(read.retired).toEqual([])
  })

  it.each([
    ['something else', { type: 'report' }, 'errors.stixUnknown'],
    ['an empty bundle', bundleOf(), 'errors.stixUnknown'],
    ['another domain', bundleOf(pattern('T0800', 'ICS', { x_mitre_domains: ['ics-attack'] })), 'errors.stixDomain'],
    [
      'an object of another shape',
      bundleOf(pattern('T1566', 'Phishing', { external_references: 7 })),
      'errors.stixShape',
    ],
  ])('of %s is refused by name', (_what, value, key) => {
    expect(() => readStix(value)).toThrowError(expect.objectContaining({ code: 'invalid', key }))
  })
})

describe('another version', () => {
  const older = readStix(bundleOf(pattern('T1566', 'Phish'), pattern('T1192', 'Spearphishing Link')))

  it('says what it changes', () => {
    const newer = readStix(
      bundleOf(
        pattern('T1566', 'Phishing', { kill_chain_phases: [] }),
        pattern('T1999', 'New'),
        pattern('T1192', 'Spearphishing Link', { revoked: true }),
      ),
    )
    expect(compareCatalogues(older, newer)).toEqual({
      added: [{ id: 'T1999', name: 'New' }],
      retired: [{ id: 'T1192', name: 'Spearphishing Link', replacedBy: null }],
      renamed: [{ id: 'T1566', name: 'Phishing', before: 'Phish', after: 'Phishing' }],
      moved: [{ id: 'T1566', name: 'Phishing', before: 'initial-access', after: '' }],
      tactics: [],
    })
  })

  it('keeps the names of ids that only the shipped one has', () => {
    const both = indexCatalogue(withNamesOf(older, shipped))
    expect(both.resolve('T1685')).toMatchObject({ name: 'Disable or Modify Tools', isRetired: true, current: null })
    expect(both.resolve('T1566')).toMatchObject({ name: 'Phish', isRetired: false })
  })
})
