import type { ReviewTotals } from '../../../core/deid/export-review.js';
import { countsIn } from './counts.js';

const { of } = countsIn('en');

/** The sentence that the review opens with: what would leave, and what stays. */
export function summaryInEnglish(totals: ReviewTotals): { readonly leaves: string; readonly stays: string } {
  if (totals.files === 0) return { leaves: 'Nothing would leave.', stays: 'Tick at least one picture to make a copy.' };
  let leaves = `${of(totals.pictures, '# picture', '# pictures')} and ${of(totals.factsLeaving, '# fact', '# facts')} would leave.`;
  if (totals.pictures === 0)
    leaves = of(totals.factsLeaving, '# fact would leave, and no picture.', '# facts would leave, and no picture.');
  if (totals.factsLeaving === 0) leaves = `${of(totals.pictures, '# picture', '# pictures')} and no facts would leave.`;
  return { leaves, stays: `${staying(totals)}.` };
}

function staying({ factsStaying, factsLeaving, staying: named }: ReviewTotals): string {
  const things = [named.name ? 'name' : '', named.birthDate ? 'birth date' : '', named.patientId ? 'patient number' : ''].filter(Boolean);
  const others = Math.max(0, factsStaying - things.length);
  if (things.length === 0)
    return others === 0 ? 'No fact has to stay out' : of(others, '# other fact stays here', '# other facts stay here');
  const list = others === 0 ? things : [...things, of(others, '# other fact', '# other facts')];
  const last = list.at(-1) ?? '';
  const joined = list.length === 1 ? last : `${list.slice(0, -1).join(', ')} and ${last}`;
  const [are, stay, it] = list.length === 1 ? ['is', 'stays', 'it'] : ['are', 'stay', 'them'];
  // Of what the pictures show it says nothing: that is what they are looked at for.
  return factsLeaving > 0 ? `Your ${joined} ${are} not among these facts` : `Your ${joined} ${stay} here, unless a picture shows ${it}`;
}
