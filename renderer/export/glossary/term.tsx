import '../styles/glossary.css';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Language } from '../state.js';
import { GLOSSARY, type GlossaryTerm } from './glossary.js';

interface TermProps {
  readonly term: GlossaryTerm;
  readonly language: Language;
  readonly children: ReactNode;
}

/** A term that opens its entry in the glossary. */
export function Term({ term, language, children }: TermProps) {
  const { title, text } = GLOSSARY[language][term];
  return (
    <DialogTrigger>
      <Button className="export-term">{children}</Button>
      <Popover className="popover export-term-entry">
        <Dialog className="export-term-dialog">
          <Heading slot="title">{title}</Heading>
          <p>{text}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
