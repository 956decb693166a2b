const SVG = 'http://www.w3.org/2000/svg';

function furnish(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** A new HTML element. Children are elements or text, and text is never read as HTML. */
export function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** A new SVG element. */
export function drawn(name, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

/** The page's element of that id. */
export const byId = (id) => document.getElementById(id);

/** A select's options: `[value, label]` each. */
export function fillSelect(select, options) {
  select.replaceChildren(...options.map(([value, label]) => element('option', { value }, label)));
}

/** `4,000 ms` as `0:04.000`; hours only where there are some. */
export function clock(ms) {
  const rest = Math.abs(Math.round(ms));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = `${two(Math.floor(rest / 1000) % 60)}.${String(rest % 1000).padStart(3, '0')}`;
  return `${ms < 0 ? '-' : ''}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${seconds}`;
}

/** `1 cut`, `2 cuts`. */
export const counted = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
