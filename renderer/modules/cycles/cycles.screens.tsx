const board = async () => (await import('./board-view.tsx')).ListBoard

/** The boards and timelines of cycles and their work items. */
export const cyclesScreens = {
  cycle: {
    views: { board },
    tabs: { board: async () => (await import('./board-view.tsx')).CycleBoard },
  },
  workItem: { views: { board } },
}
