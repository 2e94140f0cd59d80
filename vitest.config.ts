import { defineConfig } from 'vitest/config';

/** One project for each kind of proof; `npm run unit|laws|golden|rooms|test:e2e` runs one of them. */
export default defineConfig({
  test: {
    environment: 'node',
    // All cores: by default one is left free for an editor that nobody has open during a run.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{shared,main,renderer,support,scripts}/**/*.test.{ts,tsx}'],
          // Real databases and threads on a machine that may be busy.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'laws', include: ['test/laws/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'golden', include: ['test/golden/**/*.test.ts'] } },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/{soak,fuzz,shipping}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each of them keeps the machine busy by itself.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/built-app.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As long as any other wait for something on screen.
          expect: { poll: { timeout: 10_000 } },
          // One browser at a time: two of them on a small machine make every wait a gamble.
          fileParallelism: false,
        },
      },
    ],
  },
});
