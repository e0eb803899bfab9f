import { Check, CircleHelp, LoaderCircle, RotateCw, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import '../styles/about.css';
import type { Environment } from '../../../core/bridge.js';
import { findBridge } from '../../app/bridge.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import { type AboutMessages, aboutMessages } from '../messages/about-messages.js';
import type { Language } from '../state.js';
import { PROOF_TRIES, type ProofTry, runProof } from './run-proof.js';

export interface ProofDialogProps {
  readonly language: Language;
  readonly onClose: () => void;
}

/** What keeps the program sealed, and a test that really tries to break out. Open as long as it is mounted. */
export function ProofDialog({ language, onClose }: ProofDialogProps) {
  const about = aboutMessages(language);
  const words = about.proof;
  const { tries, start, isRunning } = useProof();
  return (
    <WindowDialog title={words.title} closeLabel={about.close} wide onClose={onClose}>
      <div className="about-body">
        <p className="about-lead">{words.lead}</p>
        <h3>{words.testTitle}</h3>
        <p className="about-quiet">{words.testLead}</p>
        <ProofSummary tries={tries} words={words} />
        <ul className="about-tries">
          {tries.map((tried) => (
            <li key={`${tried.name} ${tried.where}`} data-verdict={tried.verdict}>
              <VerdictIcon verdict={tried.verdict} />
              <span>
                {words.attempts[tried.name]} <span className="about-quiet">{words.where[tried.where]}</span>
              </span>
              <span className="about-verdict">{words.verdicts[tried.verdict]}</span>
            </li>
          ))}
        </ul>
        <Button className="button button-outline" isDisabled={isRunning} onPress={start}>
          <RotateCw aria-hidden size={16} /> {words.again}
        </Button>
        <h3>{words.enforcedTitle}</h3>
        <ul className="about-list">
          {words.enforced.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Versions words={words} />
      </div>
    </WindowDialog>
  );
}

type ProofWords = AboutMessages['proof'];

function useProof() {
  const [tries, setTries] = useState<readonly ProofTry[]>(PROOF_TRIES);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isShown = true;
    const note = (tried: ProofTry) =>
      isShown && setTries((known) => known.map((one) => (one.name === tried.name && one.where === tried.where ? tried : one)));
    // Each round tries anew, the first when the dialog opens.
    if (round >= 0) void runProof(note);
    return () => {
      isShown = false;
    };
  }, [round]);
  const start = useCallback(() => {
    setTries(PROOF_TRIES);
    setRound((number) => number + 1);
  }, []);
  return { tries, start, isRunning: tries.some((tried) => tried.verdict === 'running') };
}

function ProofSummary({ tries, words }: { readonly tries: readonly ProofTry[]; readonly words: ProofWords }) {
  const has = (verdict: ProofTry['verdict']) => tries.some((tried) => tried.verdict === verdict);
  if (has('reached')) {
    return (
      <p className="about-summary about-alarm" role="alert">
        {words.someReached}
      </p>
    );
  }
  return (
    <p className="about-summary" role="status">
      {has('running') ? words.verdicts.running : has('unclear') ? words.someUnclear : words.allRefused(tries.length)}
    </p>
  );
}

function VerdictIcon({ verdict }: { readonly verdict: ProofTry['verdict'] }) {
  switch (verdict) {
    case 'running':
      return <LoaderCircle aria-hidden size={16} className="about-running" />;
    case 'refused':
      return <Check aria-hidden size={16} />;
    case 'unclear':
      return <CircleHelp aria-hidden size={16} />;
    case 'reached':
      return <TriangleAlert aria-hidden size={16} />;
  }
}

function Versions({ words }: { readonly words: ProofWords }) {
  const [environment, setEnvironment] = useState<Environment | null>(null);
  useEffect(() => {
    let isShown = true;
    void findBridge()
      .environment()
      .then((known) => isShown && setEnvironment(known));
    return () => {
      isShown = false;
    };
  }, []);
  if (!environment) return null;
  const versions = [
    ['Negatoscope', environment.version],
    ['Electron', environment.electron],
    ['Chromium', environment.chromium],
  ] as const;
  return (
    <>
      <h3>{words.versionsTitle}</h3>
      <dl className="about-versions">
        {versions.map(([name, version]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
      {environment.substitute && <p className="about-note">{words.substitute}</p>}
    </>
  );
}
