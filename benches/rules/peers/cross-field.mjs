// The rules of checkRender that take several values, in plain JavaScript: each schema library is given them by its own way of
// refining. What they are given may have any shape, for ajv asks them whatever else it found.

/** What cannot be said of one value of an EDL's content: an array of sentences, empty where all is well. */
export function edlProblems(edl) {
  const cuts = edl?.tracks?.program;
  const sources = edl?.sources;
  if (!Array.isArray(cuts) || typeof sources !== 'object' || sources === null) return [];
  const problems = [];
  const ids = new Set();
  for (const cut of cuts) {
    if (typeof cut?.id === 'string') {
      if (ids.has(cut.id)) problems.push(`more than one cut has the id \`${cut.id}\``);
      ids.add(cut.id);
    }
    const source = sources[cut?.camera];
    if (source === undefined) problems.push(`camera \`${cut?.camera}\` has no source`);
    else if (cut.startMs + (source.offsetMs ?? 0) < 0) problems.push(`cut \`${cut.id}\` begins before its recording`);
    if (cut?.endMs > edl.durationMs) problems.push(`cut \`${cut.id}\` ends after the programme`);
  }
  const inOrder = [...cuts].sort((one, other) => one?.startMs - other?.startMs);
  for (let index = 1; index < inOrder.length; index += 1)
    if (inOrder[index]?.startMs < inOrder[index - 1]?.endMs)
      problems.push(`cut \`${inOrder[index].id}\` overlaps the one before it`);
  if (typeof edl.masterCamera === 'string' && sources[edl.masterCamera] === undefined)
    problems.push(`master camera \`${edl.masterCamera}\` has no source`);
  return problems;
}

/** What cannot be said of the EDL or of the assets alone. */
export function requestProblems(request) {
  const edl = request?.edl?.canonicalEdl;
  const sources = edl?.sources;
  const cuts = edl?.tracks?.program;
  if (!Array.isArray(cuts) || !Array.isArray(request.assets) || typeof sources !== 'object' || sources === null)
    return [];
  const problems = [];
  const assets = new Map(request.assets.map((asset) => [asset?.id, asset]));
  for (const camera of Object.keys(sources)) {
    const id = sources[camera]?.assetId;
    if (typeof id === 'string' && !assets.has(id)) problems.push(`camera \`${camera}\` names no asset of the session`);
  }
  for (const cut of cuts) {
    const source = sources[cut?.camera];
    const lengthMs = assets.get(source?.assetId)?.durationMs;
    if (typeof lengthMs === 'number' && cut.endMs + (source.offsetMs ?? 0) > lengthMs)
      problems.push(`cut \`${cut.id}\` ends after its recording`);
  }
  return problems;
}
