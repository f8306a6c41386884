import { describe, expect, it } from 'vitest'
import { isWithheld, isWithin, levelOf, protectionLevels, type protectionParts, scopeOf } from './frameworks.levels.ts'
import { defaultScope, frameworks, metWith, requirementOf, scoped } from './frameworks.reference.ts'

const counts = (part: (typeof protectionParts)[number]) =>
  protectionLevels.map((level) => scoped('mlps', scopeOf(level, part)).requirements.length)
const titled = (id: string) => requirementOf('mlps', id)?.en

describe('the levels of MLPS', () => {
  it('hold the control points of each part, more with each level, and none where none could be checked', () => {
    expect(counts('general')).toEqual([27, 68, 71, 71])
    expect(counts('cloud')).toEqual([0, 13, 16, 16])
    expect(counts('mobile')).toEqual([0, 7, 9, 9])
    expect(counts('iot')).toEqual([0, 4, 8, 8])
    expect(counts('industrial')).toEqual([0, 9, 9, 9])
    const ids = frameworks.mlps.requirements.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each([
    ['6.1.1.1', 'Entering the machine room'],
    ['6.1.5.1', 'System of rules'],
    ['7.1.4.9', 'Residual information'],
    ['7.1.5.2', 'Administration of audit'],
    ['8.1.10.14', 'Operation by others'],
    ['9.1.4.11', 'Personal information'],
    ['7.2.4.2', 'Images and snapshots'],
    ['8.2.5.1', 'Central control of the cloud'],
    ['8.2.6.1', 'Choosing a cloud provider'],
    ['7.3.3.1', 'Control of mobile applications'],
    ['8.3.5.1', 'Register of wireless devices and terminals'],
    ['7.4.3.1', 'Upkeep of sensing nodes'],
    ['9.4.3.4', 'Fusion of data'],
    ['8.5.3.2', 'Dial-up access'],
    ['9.5.5.2', 'Duties of outside developers'],
  ])('number %s %s', (id, title) => expect(titled(id)).toBe(title))

  it('are told by the first figure of a number', () => {
    expect(['6.1.1.1', '7.1.1.1a', '8.2.1.1', '9.1', '5.1.1.1', '10.1', 'x', ''].map(levelOf)).toEqual([
      ...protectionLevels,
      ...[null, null, null, null],
    ])
  })

  it('know what lies in a chapter, and which chapters are left out', () => {
    expect(isWithin('8.1', '8.10.1.1')).toBe(false)
    expect(isWithin('8.1', '8.1.10.1')).toBe(true)
    expect(['6.1.8.1', '6.1.9.3', '6.2.1.1', '6.5.2.1'].every(isWithheld)).toBe(true)
    expect(['6.1.1.9', '7.2.1.9', '6.1.80.1'].some(isWithheld)).toBe(false)
  })

  it('ask at each level for what the level below asks for', () => {
    expect(metWith('mlps', '9.1.4.10a')).toEqual(['7.1.4.9', '8.1.4.10', '9.1.4.10'])
    expect(metWith('mlps', '8.1.4.8')).toEqual(['8.1.4.8'])
    expect(metWith('mlps', '6.1.4.1')).toEqual(['6.1.4.1'])
    expect(metWith('iso27001', 'A.5.1')).toEqual(['A.5.1'])
    expect(metWith('nistCsf', 'nothing')).toEqual([])
  })

  it('show the general requirements of level 3 where nobody chose', () => {
    expect(defaultScope('mlps')).toBe('8.1')
    expect(defaultScope('iso27001')).toBeNull()
    expect(scoped('iso27001', null)).toBe(frameworks.iso27001)
    expect(scoped('mlps', '8.1').chapters).toHaveLength(10)
  })
})
