/** How many are on their way while one is worked on: main reads them meanwhile. */
const AHEAD = 4;

/**
 * Gives each item with what was loaded for it, in their order, and keeps nothing of what it gave.
 * @param load never rejects; null where nothing has to be loaded
 */
export async function* readAhead<Item, Loaded>(
  items: readonly Item[],
  load: (item: Item) => Promise<Loaded> | null,
): AsyncGenerator<readonly [item: Item, loaded: Loaded | null]> {
  const coming: (Promise<Loaded> | null)[] = [];
  for (const [index, item] of items.entries()) {
    for (const next of items.slice(coming.length, index + AHEAD)) coming.push(load(next));
    const loaded = (await coming[index]) ?? null;
    coming[index] = null;
    yield [item, loaded];
  }
}
