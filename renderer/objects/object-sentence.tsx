import { FileText } from 'lucide-react';

/** One sentence in the place of a screen. */
export function ObjectSentence({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className="object-sentence" role="status">
      <FileText size={32} strokeWidth={1.25} aria-hidden />
      {title !== '' && <h3>{title}</h3>}
      <p>{children}</p>
    </div>
  );
}
