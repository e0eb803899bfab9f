/** The place of an item in the page, for the links of items that point to it. */
export const itemId = (position: string): string => `report-item-${position}`;
