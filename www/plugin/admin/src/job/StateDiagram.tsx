import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { Status } from 'render-rules';
import { styled } from 'styled-components';
import type { HistoryEntry } from '../../../shared';
import { useTranslate } from '../hooks/useTranslate';
import { BOX, SIZE, diagramOf } from './diagram';
import type { DiagramEdge, DiagramNode } from './diagram';

const Drawing = styled.svg`
  width: 100%;
  max-width: 72rem;
  height: auto;

  text {
    font-size: 13px;
    fill: ${({ theme }) => theme.colors.neutral800};
    text-anchor: middle;
    dominant-baseline: central;
  }
`;

const Box = styled.rect<{ $node: DiagramNode }>`
  fill: ${({ theme, $node }) => theme.colors[$node.isVisited ? 'primary100' : 'neutral100']};
  stroke: ${({ theme, $node }) =>
    theme.colors[$node.isCurrent ? 'primary600' : $node.isVisited ? 'primary500' : 'neutral300']};
  stroke-width: ${({ $node }) => ($node.isCurrent ? 3 : 1)};
`;

const Name = styled.text<{ $node: DiagramNode }>`
  && {
    font-weight: ${({ $node }) => ($node.isCurrent ? 700 : 500)};
    fill: ${({ theme, $node }) => theme.colors[$node.isVisited ? 'primary700' : 'neutral600']};
  }
`;

const Line = styled.line<{ $taken: boolean }>`
  stroke: ${({ theme, $taken }) => theme.colors[$taken ? 'primary600' : 'neutral300']};
  stroke-width: ${({ $taken }) => ($taken ? 2.5 : 1.5)};
`;

const Head = styled.path<{ $taken: boolean }>`
  fill: ${({ theme, $taken }) => theme.colors[$taken ? 'primary600' : 'neutral300']};
`;

// Readable wherever a line runs below it.
const Label = styled.text<{ $taken: boolean }>`
  && {
    font-size: 11.5px;
    fill: ${({ theme, $taken }) => theme.colors[$taken ? 'primary700' : 'neutral600']};
    stroke: ${({ theme }) => theme.colors.neutral0};
    stroke-width: 5px;
    paint-order: stroke;
  }
`;

function Edge({ edge, id }: { edge: DiagramEdge; id: string }) {
  const t = useTranslate();
  const { from, to, middle, events, times } = edge;
  const taken = times > 0;
  // One below the other, so that two fit between the boxes.
  const top = middle.y - ((events.length - 1) * 14) / 2 - (from.y === to.y ? 12 : 0);
  return (
    <g>
      <Line $taken={taken} x1={from.x} y1={from.y} x2={to.x} y2={to.y} markerEnd={`url(#${id}-${taken})`} />
      {events.map(({ event, times: led }, index) => (
        <Label key={event} $taken={led > 0} x={middle.x} y={top + index * 14}>
          {led > 1 ? `${t(`event.${event}`)} ×${led}` : t(`event.${event}`)}
        </Label>
      ))}
    </g>
  );
}

/** The state machine as the rules have it: where the job is, and which way it came. */
export function StateDiagram({ status, history }: { status: Status; history: HistoryEntry[] }) {
  const t = useTranslate();
  const id = useId();
  const { nodes, edges } = diagramOf(status, history);
  const path = history.map(({ to }) => t(`status.${to}`)).join(' → ');
  return (
    <Flex tag="figure" direction="column" alignItems="stretch" gap={2} aria-label={t('job.diagram')}>
      {/* The caption says what the drawing shows. */}
      <Drawing viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden>
        <defs>
          {[true, false].map((taken) => (
            <marker
              key={String(taken)}
              id={`${id}-${taken}`}
              viewBox="0 0 10 10"
              refX="8"
              refY="5"
              markerWidth="12"
              markerHeight="12"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <Head $taken={taken} d="M 0 0 L 10 5 L 0 10 z" />
            </marker>
          ))}
        </defs>
        {/* Ways that were taken lie above those that were not. */}
        {[...edges]
          .sort((one, other) => one.times - other.times)
          .map((edge) => (
            <Edge key={edge.key} edge={edge} id={id} />
          ))}
        {nodes.map((node) => (
          <g key={node.status} data-status={node.status} data-current={node.isCurrent} data-visited={node.isVisited}>
            <Box
              $node={node}
              x={node.x - BOX.width / 2}
              y={node.y - BOX.height / 2}
              width={BOX.width}
              height={BOX.height}
              rx={6}
            />
            <Name $node={node} x={node.x} y={node.y}>
              {t(`status.${node.status}`)}
            </Name>
          </g>
        ))}
      </Drawing>
      <Typography tag="figcaption" variant="pi" textColor="neutral600">
        {t('job.path', { path: path === '' ? t(`status.${status}`) : path })}
      </Typography>
    </Flex>
  );
}
