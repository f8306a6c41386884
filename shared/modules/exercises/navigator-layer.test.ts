import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import shipped from '../../../assets/reference/attack-enterprise.json' with { type: 'json' }
import { indexCatalogue, unpackCatalogue } from './attack-catalogue.ts'
import { projectMatrix } from './attack-matrix.ts'
import type { StepFacts } from './exercises.projection.ts'
import { readLayers } from './navigator-layer.ts'
import { layerOf } from './navigator-writing.ts'

const index = indexCatalogue(unpackCatalogue(shipped))
const versions = { attack: '19', navigator: '5.1.0', layer: '4.5' }
const layer = (techniques: readonly object[], more: object = {}) => ({
  ...{ name: 'Layer', domain: 'enterprise-attack', versions, techniques },
  ...more,
})
const lost = (value: unknown) => readLayers(value, index).losses.map(({ kind, what }) => [kind, what])

describe('a layer of Navigator', () => {
  it('is read alone or in a list, by any version of the format 4', () => {
    const one = layer([{ techniqueID: 'T1566.001', tactic: 'initial-access', comment: 'mail' }])
    const older = { ...one, name: 'Older', versions: undefined, version: '4.0' }
    expect(readLayers(one, index).layers).toEqual([
      {
        ...{ name: 'Layer', description: '' },
        techniques: [{ technique: 'T1566.001', name: 'Spearphishing Attachment', tactic: 'TA0001', comment: 'mail' }],
      },
    ])
    expect(readLayers([one, older], index).layers.map(({ name }) => name)).toEqual(['Layer', 'Older'])
    expect(lost(older)).toEqual([['versionsUntold', '']])
  })

  it('names everything that does not come in', () => {
    const value = layer(
      [
        { techniqueID: 'T9999' },
        { techniqueID: 'T1086', score: 7 },
        { techniqueID: 'T1059', tactic: 'execution', color: '#ff6666', metadata: [{ name: 'a', value: 'b' }] },
        { techniqueID: 'T1059', tactic: 'execution', enabled: false },
        { techniqueID: 'T1059', tactic: 'defense-evasion' },
      ],
      { customDataURL: 'https://example.org', gradient: {} },
    )
    expect(lost(value)).toEqual([
      ['otherMembers', 'customDataURL'],
      ['unknownTechnique', 'T9999'],
      ['score', 'T1086 7'],
      ['retiredTechnique', 'T1086 → T1059.001'],
      ['color', 'T1059 #ff6666'],
      ['metadata', 'T1059'],
      ['disabled', 'T1059'],
      ['duplicate', 'T1059'],
      ['unknownTactic', 'T1059 defense-evasion'],
    ])
  })

  it.each([
    ['something else', { type: 'bundle' }, 'errors.layerUnknown'],
    ['an empty list', [], 'errors.layerUnknown'],
    ['another domain', layer([], { domain: 'ics-attack' }), 'errors.layerDomain'],
    ['an older format', layer([], { versions: undefined, version: '3.0' }), 'errors.layerVersion'],
    ['a format to come', layer([], { versions: { layer: '5.0' } }), 'errors.layerVersion'],
    ['a technique of another shape', layer([{ techniqueID: 7 }]), 'errors.layerShape'],
    ['too many layers', Array.from({ length: 51 }, () => layer([])), 'errors.layerMany'],
  ])('is refused by name: %s', (_what, value, key) => {
    expect(() => readLayers(value, index)).toThrowError(expect.objectContaining({ code: 'invalid', key }))
  })

  it('comes back as it was written, whatever was tried', () => {
    const ids = index.catalogue.techniques.map(({ id }) => id)
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 40 }), fc.string(), (chosen, title) => {
        const steps = chosen.map(
          (technique, place): StepFacts => ({
            ...{
              id: technique,
              exercise: 'e',
              position: place + 1,
              title,
              vector: 'phishing',
              tactic: null,
              technique,
            },
            ...{ target: null, outcome: 'partly', startedAt: null, endedAt: null },
            ...{ plannedStartAt: null, plannedEndAt: null, retestOf: null },
          }),
        )
        const matrix = projectMatrix(index, steps, [])
        const written = layerOf({ name: 'E-1', description: '', attackVersion: '19.1', matrix })
        const { layers, losses } = readLayers(JSON.parse(JSON.stringify(written)), index)
        const read = layers[0]?.techniques ?? []
        expect(new Set(read.map(({ technique }) => technique))).toEqual(new Set(chosen))
        for (const { technique, tactic, comment } of read) {
          expect(index.resolve(technique)?.current?.tactics).toContain(index.tactic(tactic ?? '')?.shortName)
          expect(comment).toBe(`${chosen.indexOf(technique) + 1}. ${title}`)
        }
        expect(new Set(losses.map(({ kind }) => kind))).toEqual(new Set(chosen.length > 0 ? ['score', 'metadata'] : []))
      }),
    )
  })
})
