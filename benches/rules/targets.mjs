/**
 * What is aimed at: a measure of benches/results.json, and what it is at most.
 * @type {{what: string, measured: (results: object) => number, atMost: number}[]}
 */
export const TARGETS = [
  {
    what: '`canTransition` / the same object by hand',
    measured: ({ canTransition }) => canTransition.ratios.byHand,
    atMost: 2,
  },
  {
    what: "`canTransition` / XState's `can`, from the stored status",
    measured: ({ canTransition }) => canTransition.ratios.xstate,
    atMost: 0.05,
  },
  {
    what: '`checkRender`, ready: three assets, three cuts / zod',
    measured: ({ checkRender }) => checkRender.ratios.zod,
    atMost: 1.5,
  },
  {
    what: '`checkRender` with five findings / zod with its issues',
    measured: ({ checkRenderFaulty }) => checkRenderFaulty.ratios.zod,
    atMost: 0.4,
  },
  {
    what: '`checkEdl`, 5,000 cuts, bytes / `JSON.parse` alone',
    measured: ({ checkEdl }) => checkEdl.ratios.parse,
    atMost: 0.6,
  },
  {
    what: '`checkEdl`, 200,000 cuts / 40 times 5,000 cuts',
    measured: ({ checkManyCuts }) => checkManyCuts.growth,
    atMost: 2,
  },
  {
    what: 'the package as a page loads it that gates a render, gzip, kB',
    measured: ({ sizes }) => sizes.rules.gzip / 1000,
    atMost: 50,
  },
  {
    what: '`import` to first answer in Node / zod',
    measured: ({ coldStart }) => coldStart.ratios.zod,
    atMost: 0.2,
  },
  {
    what: '`import` to first answer in Node / XState',
    measured: ({ coldStart }) => coldStart.ratios.xstate,
    atMost: 0.6,
  },
];
