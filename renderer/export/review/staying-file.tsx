import { FileX } from 'lucide-react';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewedPicture } from '../state.js';

/** A file that can't leave, by the name that the person knows it by, and why. */
export function StayingFile({ picture, messages }: { readonly picture: ReviewedPicture; readonly messages: ExportMessages }) {
  return (
    <div className="export-staying">
      <FileX aria-hidden size={16} />
      <div>
        <bdi className="export-staying-name">{picture.untrustedName}</bdi>
        {picture.stays && <p>{messages.stays[picture.stays]}</p>}
      </div>
    </div>
  );
}
