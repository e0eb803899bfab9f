/** How the stage is divided. French has the same keys, or nothing compiles. */
export const en = {
  layout: 'Pictures side by side',
  layoutOf: (rows: number, columns: number) =>
    rows === 1 && columns === 1
      ? 'One picture'
      : `${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns} ${columns === 1 ? 'column' : 'columns'}`,
  links: 'What the pictures do together',
  automatic: 'As the study asks',
  automaticHint: 'A study decides how its pictures are hung when it is opened.',
  cell: (number: number, of: number) => `Place ${number} of ${of}`,
  emptyCell: 'Nothing stands here. Drag a series here, or choose one in the list.',
  severalPatients: (people: number) => `Pictures of ${people} people are on the screen. Whose each one is stands above it.`,
};

export type GridMessages = typeof en;
