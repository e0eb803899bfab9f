import type { Random } from '../../scripts/sample/random.js';

/** What the writing on pictures consists of; every name and number is invented here. */
const FAMILY = [
  'MARCHAND',
  'Lefèvre',
  'Öztürk',
  "O'BRIEN",
  'van der Meer',
  'GRÜNWALD',
  'Núñez',
  'Håkansson',
  'Dvořák',
  'PETIT-JEAN',
  'Castel',
  'Ivanova',
];
const GIVEN = ['Hélène', 'JOHN', 'Zoë', 'María', 'André', 'KIRSTEN', 'Paul', 'Noé', 'BJÖRN', 'Inès', 'Ruth', 'L.'];
const PLACES = [
  'St. Elsewhere Hospital',
  'CHU de Valmont',
  'Klinik am See',
  'HOPITAL NORD',
  'Radiology Dept. 4',
  'Clínica Sol',
  'Praxis Dr. Weiß',
];
const MARKS = ['TIS 0.3', 'MI 1.1', '14.0 cm', 'GEN 58%', '120 kV 85 mA', 'W 350 L 40', 'kVp: 110', 'Se: 3 Im: 17', 'SUPINE AP', 'FR 32Hz'];

/** One string as machines and scanners burn it in: a name, a date, a number, a place or a setting. */
export function inventedString(random: Random): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random.next() * list.length)] ?? '';
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random.next() * 10)).join('');
  const two = (most: number): string => String(1 + Math.floor(random.next() * most)).padStart(2, '0');
  const year = String(1925 + Math.floor(random.next() * 100));
  const kinds = [
    () => `${pick(FAMILY)} ${pick(GIVEN)}`,
    () => `${pick(FAMILY)}, ${pick(GIVEN)}`,
    () => `${pick(FAMILY)}^${pick(GIVEN)}`,
    () => pick(FAMILY),
    () => `${two(28)}/${two(12)}/${year}`,
    () => `${year}-${two(12)}-${two(28)}`,
    () => `DOB: ${two(28)}.${two(12)}.${year}`,
    () => `ID ${digits(7)}`,
    () => digits(8),
    () => `${digits(2)}:${digits(2)}:${digits(2)}`,
    () => pick(PLACES),
    () => pick(MARKS),
  ];
  return (kinds[Math.floor(random.next() * kinds.length)] ?? (() => ''))();
}
