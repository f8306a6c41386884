import { describe, expect, it } from 'vitest'
import { changeOf, mappedSkills, profileOf } from './nice-profile.ts'
import { readNice } from './nice-reading.ts'

/** In the shape of NIST's export; every word is our own. */
const element = (type: string, id: string, title: string, text = '') => {
  return { element_type: type, element_identifier: id, title, text, doc_identifier: 'X' }
}
const tie = (source: string, dest: string, name = 'projection') => {
  return { source_element_identifier: source, dest_element_identifier: dest, relationship_identifier: name }
}
const file = {
  documents: [{ doc_identifier: 'X', name: 'Sample framework', version: '2.0.0', website: '' }],
  relationship_types: [{ relationship_identifier: 'projection', description: '' }],
  elements: [
    element('category', 'ZZ', 'A category'),
    element('work_role', 'ZZ-WRL-010', 'Second role', 'Does the second.'),
    element('work_role', 'ZZ-WRL-002', 'First role', 'Does the first.'),
    element('task', 'T9001', '', 'Write it down'),
    element('Knowledge', 'K9001', '', 'Where it stands'),
    element('skill', 'S9001', '', 'Finding it'),
    element('skill', 'S9002', '', 'Left behind'),
  ],
  relationships: [
    tie('ZZ', 'ZZ-WRL-002'),
    tie('ZZ-WRL-002', 'T9001'),
    tie('ZZ-WRL-002', 'S9001'),
    tie('ZZ-WRL-002', 'S9001'),
    tie('K9001', 'ZZ-WRL-002'),
    tie('ZZ-WRL-002', 'S9002', 'incorporated_into'),
    tie('ZZ-WRL-010', 'T0000'),
  ],
}
const skills = [
  { id: 'a', title: 'Finding', code: 'S9001, K9009' },
  { id: 'b', title: 'All of it', code: 'zz-wrl-002' },
  { id: 'c', title: 'Other', code: 'S9' },
  { id: 'd', title: 'None', code: null },
]
const headOf = (kind: string) => kind

describe('a file of the NICE Framework', () => {
  it('tells its work roles with their statements, bare or as the tool answers it', () => {
    const read = readNice(file)
    expect(read).toMatchObject({ name: 'Sample framework', version: '2.0.0' })
    expect(read.roles.map(({ code, statements }) => [code, statements.map(({ id }) => id)])).toEqual([
      ['ZZ-WRL-002', ['K9001', 'S9001', 'T9001']],
      ['ZZ-WRL-010', []],
    ])
    expect(readNice({ response: { requestType: 4, elements: file } })).toEqual(read)
  })

  it.each([
    [{ elements: [], relationships: [] }, 'errors.niceNoRoles', undefined],
    [[], 'errors.niceUnreadable', '/'],
    [{ ...file, elements: [{ element_type: 1 }] }, 'errors.niceUnreadable', 'elements.0.element_type'],
    ['x', 'errors.niceUnreadable', '/'],
  ])('is refused where it is none', (value, key, place) => {
    expect(() => readNice(value)).toThrow(
      expect.objectContaining({ key, parameters: place === undefined ? {} : { place } }),
    )
  })

  it('becomes a profile that asks for own skills by their codes, and is the same a second time', () => {
    const [role] = readNice(file).roles
    if (!role) throw new Error('the sample has roles')
    expect(mappedSkills(role, skills).map(({ id }) => id)).toEqual(['a', 'b'])
    const given = { skills, level: 'independent', headOf } as const
    const draft = profileOf(role, { ...given, before: null })
    expect(draft.description).toBe(
      'Does the first.\n\n**task**\n\n- T9001 Write it down\n\n**knowledge**\n\n- K9001 Where it stands\n\n**skill**\n\n- S9001 Finding it',
    )
    expect(changeOf(null, draft)).toBe('added')
    const kept = [
      { id: '1', skill: 'a', level: 'expert' as const },
      { id: '2', skill: 'x', level: 'aware' as const },
    ]
    const before = { title: draft.title, description: draft.description, skills: kept }
    const again = profileOf(role, { ...given, before })
    // What the house has set stays; what is missing is added.
    expect(again.skills).toEqual([...kept, { skill: 'b', level: 'independent' }])
    expect(changeOf(before, again)).toBe('changed')
    const after = { ...before, skills: [...kept, { id: '3', skill: 'b', level: 'aware' as const }] }
    expect(changeOf(after, profileOf(role, { ...given, before: after }))).toBe('same')
  })

  it('names statements by their ids where they are too long to stand in full', () => {
    const statements = Array.from({ length: 200 }, (_, place) => ({
      id: `T${place}`,
      kind: 'task' as const,
      text: 'x'.repeat(100),
    }))
    const role = { code: 'Z', title: 'Z', text: 'Much.', statements }
    const { description } = profileOf(role, { before: null, skills: [], level: 'aware', headOf })
    expect(description.length).toBeLessThan(10_000)
    expect(description).toContain('T198, T199')
  })
})
