/** How items are drawn. */
export const samplingMethods = ['random', 'systematic', 'stratified', 'monetaryUnit'] as const
export type SamplingMethod = (typeof samplingMethods)[number]

/** How a stratified sample is spread over its strata. */
export const allocations = ['proportional', 'equal'] as const
export type Allocation = (typeof allocations)[number]

/** The procedure of drawing, by version: an old sample is drawn again by the one that drew it. */
export const procedures = ['sha256v1'] as const

/** A sample has at most this many items: more is no longer a sample that people look at. */
export const mostDrawn = 2000

/** What was seen of a drawn item. Not found counts as a deviation (ISA 530, A16); what does not apply counts nowhere. */
export const itemResults = ['conform', 'deviation', 'missing', 'notApplicable'] as const

/** What a sample says of its population. */
export const samplingVerdicts = ['supports', 'doesNotSupport'] as const
