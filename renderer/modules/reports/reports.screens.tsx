/** What a sealed report and its signed file say beside what is derived: what was edited since. */
export const reportsScreens = {
  seal: {
    beside: async () => (await import('./seal-standing.tsx')).SealStanding,
    tabs: { changed: async () => (await import('./seal-changes.tsx')).SealChanges },
  },
  export: { beside: async () => (await import('./seal-standing.tsx')).ExportStanding },
}
