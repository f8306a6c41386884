/** The version of the program, set where the window is built. */
declare const programVersion: string
