import type { ReviewTotals } from '../../../core/deid/export-review.js';
import { countsIn } from './counts.js';

const { of } = countsIn('fr');

/** The sentence that the review opens with: what would leave, and what stays. */
export function summaryInFrench(totals: ReviewTotals): { readonly leaves: string; readonly stays: string } {
  if (totals.files === 0) return { leaves: 'Rien ne partirait.', stays: 'Cochez au moins une image pour faire une copie.' };
  const verb = totals.pictures + totals.factsLeaving < 2 ? 'partirait' : 'partiraient';
  let leaves = `${of(totals.pictures, '# image', '# images')} et ${of(totals.factsLeaving, '# information', '# informations')} ${verb}.`;
  if (totals.pictures === 0)
    leaves = of(totals.factsLeaving, '# information partirait, et aucune image.', '# informations partiraient, et aucune image.');
  if (totals.factsLeaving === 0)
    leaves = of(totals.pictures, '# image partirait, et aucune information.', '# images partiraient, et aucune information.');
  return { leaves, stays: `${staying(totals)}.` };
}

function staying({ factsStaying, factsLeaving, staying: named }: ReviewTotals): string {
  const things = [
    named.name ? 'votre nom' : '',
    named.birthDate ? 'votre date de naissance' : '',
    named.patientId ? 'votre numéro de patient' : '',
  ];
  const list = things.filter(Boolean);
  const others = Math.max(0, factsStaying - list.length);
  if (list.length === 0) {
    return others === 0 ? 'Aucune information n’a à rester ici' : of(others, '# information reste ici', '# informations restent ici');
  }
  if (others > 0) list.push(of(others, '# autre information', '# autres informations'));
  const last = list.at(-1) ?? '';
  const joined = list.length === 1 ? last : `${list.slice(0, -1).join(', ')} et ${last}`;
  const [are, stay, it] = list.length === 1 ? ['n’est pas', 'reste', 'le'] : ['ne sont pas', 'restent', 'les'];
  // Of what the pictures show it says nothing: that is what they are looked at for.
  const rest = factsLeaving > 0 ? `${are} parmi ces informations` : `${stay} ici, sauf si une image ${it} montre`;
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)} ${rest}`;
}
