import { COMMON_ATTEMPTS, tryAttempt } from '../export/proof/attempts.js';

// What the page tries is tried from here too: a worker has its own policy, and it is workers that read scans.
for (const attempt of COMMON_ATTEMPTS) {
  void tryAttempt(attempt, self).then((verdict) => postMessage({ name: attempt.name, verdict }));
}
