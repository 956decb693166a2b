// A bar chart as SVG, with a ground of its own: legible on a light page and on a dark one.

const WIDTH = 720;
const PAD = 20;
const LABELS = 250;
const VALUES = 90;
const ROW = 30;
const TOP = 66;

const STYLE = `
    .ground { fill: #ffffff; stroke: #d0d7de; }
    text { font: 14px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328; }
    .title { font-size: 16px; font-weight: 600; }
    .note { font-size: 12px; fill: #59636e; }
    .bar { fill: #8c959f; }
    .ours { fill: #1a7f37; }
    text.ours { fill: #1f2328; font-weight: 600; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #161b22; stroke: #3d444d; }
      text, text.ours { fill: #f0f6fc; }
      .note { fill: #9198a1; }
      .bar { fill: #6e7681; }
      .ours { fill: #3fb950; }
    }`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {{title: string, note: string, bars: {label: string, value: number, says: string, ours?: boolean}[]}} chart
 *   `says` is the value as people read it; the longest bar is the largest value
 */
export function barChart({ title, note, bars }) {
  const height = TOP + bars.length * ROW + PAD;
  const longest = Math.max(...bars.map(({ value }) => value));
  const room = WIDTH - 2 * PAD - LABELS - VALUES;
  const rows = bars.map(({ label, value, says, ours = false }, index) => {
    const y = TOP + index * ROW;
    // Short ones are still seen.
    const width = Math.max(2, (value / longest) * room).toFixed(1);
    const mark = ours ? ' class="ours"' : '';
    return `  <text${mark} x="${PAD + LABELS - 12}" y="${y + 15}" text-anchor="end">${escaped(label)}</text>
  <rect class="bar${ours ? ' ours' : ''}" x="${PAD + LABELS}" y="${y}" width="${width}" height="20" rx="3"/>
  <text${mark} x="${(PAD + LABELS + Number(width) + 8).toFixed(1)}" y="${y + 15}">${escaped(says)}</text>`;
  });
  const told = bars.map(({ label, says }) => `${label} ${says}`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
  <title>${escaped(`${title}: ${told}`)}</title>
  <style>${STYLE}
  </style>
  <rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
  <text class="title" x="${PAD}" y="30">${escaped(title)}</text>
  <text class="note" x="${PAD}" y="48">${escaped(note)}</text>
${rows.join('\n')}
</svg>
`;
}
