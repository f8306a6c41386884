/** The tone in which each way of a step since its last run is shown. */
export const wayTones = { better: 'good', same: 'neutral', worse: 'serious', once: 'neutral' } as const
