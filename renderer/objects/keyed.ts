/** A key for each item of a list that never changes its order: its own text, and how many like it came before. */
export function keyed<Item>(items: readonly Item[], textOf: (item: Item) => string): { readonly key: string; readonly item: Item }[] {
  const met = new Map<string, number>();
  return items.map((item) => {
    const text = textOf(item);
    const before = met.get(text) ?? 0;
    met.set(text, before + 1);
    return { key: `${before} ${text}`, item };
  });
}
