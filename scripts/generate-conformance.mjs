// Writes docs/CONFORMANCE.md from the program's own tables and scripts/conformance/agreement.json. Use: node scripts/generate-conformance.mjs
import { join } from 'node:path';
import { bundleForNode } from './build/bundle.mjs';
import { mustRun } from './setup/command.mjs';
import { cache, root, runScript } from './setup/repository.mjs';

await runScript(async () => {
  const folder = join(cache, 'build');
  await bundleForNode({
    entry: 'scripts/conformance/write-document.ts',
    folder,
    format: 'es',
    extension: 'mjs',
    external: [/^@cornerstonejs\//],
  });
  const agreement = join(root, 'scripts', 'conformance', 'agreement.json');
  await mustRun('Writing docs/CONFORMANCE.md', process.execPath, [
    join(folder, 'write-document.mjs'),
    agreement,
    join(root, 'docs', 'CONFORMANCE.md'),
  ]);
  return 0;
});
