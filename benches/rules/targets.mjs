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
    atMost: 0.1,
  },
  {
    what: '`checkRender`, ready: two assets, three cuts / zod',
    measured: ({ checkRender }) => checkRender.ratios.zod,
    atMost: 4,
  },
  {
    what: '`checkRender` with five findings / zod with its issues',
    measured: ({ checkRenderFaulty }) => checkRenderFaulty.ratios.zod,
    atMost: 5,
  },
  ...[2_000, 5_000].flatMap((cuts) => [
    {
      what: `\`checkRender\`, an object of ${cuts} cuts / its trip through JSON`,
      measured: ({ requests }) => requests[cuts].checkRender.ratios.json,
      atMost: 2.5,
    },
    {
      what: `\`assess\`, an object of ${cuts} cuts / its trip through JSON`,
      measured: ({ requests }) => requests[cuts].assess.ratios.json,
      atMost: 3.5,
    },
  ]),
  {
    what: '`checkRender`, 990 cuts / 950 cuts',
    measured: ({ checkRenderStep }) => checkRenderStep.growth,
    atMost: 1.3,
  },
  {
    what: '`assess`, three cuts / the five calls that it answers',
    measured: ({ assess }) => assess.ratios.oneByOne,
    atMost: 0.6,
  },
  {
    what: '`checkEdl`, 5,000 cuts, bytes / `JSON.parse` alone',
    measured: ({ checkEdl }) => checkEdl.ratios.parse,
    atMost: 1.1,
  },
  {
    what: '`checkEdl`, 200,000 cuts / 40 times 5,000 cuts',
    measured: ({ checkManyCuts }) => checkManyCuts.growth,
    atMost: 2,
  },
  {
    what: 'the package as a page loads it that gates a render, gzip, kB',
    measured: ({ sizes }) => sizes.rules.gzip / 1000,
    atMost: 330,
  },
  {
    what: '`import` to first answer in Node / zod',
    measured: ({ coldStart }) => coldStart.ratios.zod,
    atMost: 0.3,
  },
];
