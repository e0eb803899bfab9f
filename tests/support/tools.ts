import { existsSync } from 'node:fs';
import { missingNeeds, missingSentence, programPath, type SystemNeed, TEST_NEEDS } from '../../scripts/setup/system-libraries.mjs';

/** Something that a test stands on and that not every machine has. */
export interface Requirement {
  readonly name: string;
  /** Why it can't be used here; undefined where it can. */
  readonly missing: string | undefined;
  /** In CI its absence is a failure, elsewhere the test says "not run". */
  readonly requiredInCi: boolean;
}

/** An independent reader, or another program that tests call: `execFile(command, [...prefix, …])`. */
export interface Tool extends Requirement {
  readonly command: string;
  readonly prefix: readonly string[];
}

/** Debian's own Python, the only one that sees Debian's packages. */
const PYTHON = '/usr/bin/python3';

const absent = missingNeeds(TEST_NEEDS);

function requirement(name: string, needs: (need: SystemNeed) => boolean): Requirement {
  const missing = absent.filter(needs);
  return {
    name,
    missing: missing.length > 0 ? missingSentence(missing, `a test with ${name}`) : undefined,
    requiredInCi: true,
  };
}

function program(name: string): Tool {
  return { ...requirement(name, (need) => need.program === name), command: programPath(name) ?? name, prefix: [] };
}

function python(name: string, ...modules: string[]): Tool {
  return {
    ...requirement(name, (need) => need.python !== undefined && modules.includes(need.python)),
    command: PYTHON,
    // Isolated: no user's site folder and no PYTHON… variable changes what is imported.
    prefix: ['-I'],
  };
}

/** The programs that tests may call, found once. */
export const tools = {
  dcmdump: program('dcmdump'),
  dcm2pnm: program('dcm2pnm'),
  dcmj2pnm: program('dcmj2pnm'),
  dcmp2pgm: program('dcmp2pgm'),
  dsrdump: program('dsrdump'),
  dciodvfy: program('dciodvfy'),
  gdcmdump: program('gdcmdump'),
  gdcmconv: program('gdcmconv'),
  strace: program('strace'),
  unshare: program('unshare'),
  prlimit: program('prlimit'),
  ffmpeg: program('ffmpeg'),
  ffprobe: program('ffprobe'),
  sevenZip: program('7za'),
  desktopFileValidate: program('desktop-file-validate'),
  appstreamcli: program('appstreamcli'),
  mandoc: program('mandoc'),
  updateMimeDatabase: program('update-mime-database'),
  icotool: program('icotool'),
  pydicom: python('pydicom', 'pydicom'),
  /** pydicom that can also decode pixels. */
  scipy: python('pydicom with scipy', 'pydicom', 'numpy', 'scipy'),
  pydicomPixels: python('pydicom with numpy and gdcm', 'pydicom', 'numpy', 'gdcm'),
  nibabel: python('nibabel', 'nibabel'),
  /** Draws text with scalable fonts. */
  pillow: python('Pillow', 'PIL'),
} as const;

/** For tests that change users or mount file systems. */
export const asRoot: Requirement = {
  name: 'root',
  missing: process.getuid?.() === 0 ? undefined : 'only root can prepare what this test needs.',
  requiredInCi: false,
};

/** A file or folder outside the repository. */
export function folderRequirement(name: string, path: string): Requirement {
  return { name, missing: existsSync(path) ? undefined : `${name} isn't on this machine.`, requiredInCi: false };
}

/** The first of the requirements that isn't met; `fails` where that is a failure (a tool, in CI). */
export function unmet(needs: readonly Requirement[]): { readonly why: string; readonly fails: boolean } | undefined {
  const need = needs.find(({ missing }) => missing !== undefined);
  if (need?.missing === undefined) return undefined;
  return { why: `not run: ${need.missing}`, fails: need.requiredInCi && process.env['CI'] === 'true' };
}
