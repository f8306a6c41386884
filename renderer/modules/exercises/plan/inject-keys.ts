/** The keys of the running sheet; walking and taking back are those of the live capture. */
export const injectKeys = { deliver: 'v', withhold: 'w', card: 'b', undo: 'u' } as const
