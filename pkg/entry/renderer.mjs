// What a renderer asks.
import { rule } from './running/renderer.mjs';

export const renderSteps = rule('renderSteps');
export const probeArguments = rule('probeArguments');
export const artifactProbeArguments = rule('artifactProbeArguments');
export const checkArtifact = rule('checkArtifact');
export const readProbe = rule('readProbe');
export const readProgress = rule('readProgress');
export const checkStep = rule('checkStep');
export const checkSpace = rule('checkSpace');
export const readLoudness = rule('readLoudness');
export const explainFailure = rule('explainFailure');
export const logTail = rule('logTail');
export const ffmpegHealth = rule('ffmpegHealth');
export const rendererHealth = rule('rendererHealth');
export const programVersion = rule('programVersion');
