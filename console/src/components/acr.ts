/** levelNames are how strong a sign-in can be, from the weakest. */
export const levelNames = ['Level1', 'Level2', 'Level3', 'Level4'] as const;

export type Level = (typeof levelNames)[number];
