import { element } from './element.js';

/**
 * A text field with line numbers, in an empty element.
 *
 * @param label what it holds, for screen readers
 * @param changed called when somebody has typed, not when the text was set
 */
export function createEditor(root, { label, changed }) {
  const numbers = element('pre', { class: 'editor-numbers', 'aria-hidden': 'true' });
  const field = element('textarea', {
    'aria-label': label,
    autocapitalize: 'off',
    autocomplete: 'off',
    spellcheck: 'false',
    wrap: 'off',
  });
  root.append(numbers, field);
  let lines = 0;

  function number() {
    const count = field.value.split('\n').length;
    if (count === lines) return;
    lines = count;
    numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join('\n');
  }

  field.addEventListener('scroll', () => {
    numbers.scrollTop = field.scrollTop;
  });
  field.addEventListener('input', () => {
    number();
    changed();
  });

  return {
    get text() {
      return field.value;
    },
    set text(text) {
      field.value = text;
      number();
      field.setSelectionRange(0, 0);
      field.scrollTop = 0;
      field.scrollLeft = 0;
    },
    /** Selects from `start` to `end`, and brings it into view. */
    select({ start, end }) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(start, end);
      const before = field.value.slice(0, start);
      const line = before.split('\n').length - 1;
      const column = start - before.lastIndexOf('\n') - 1;
      const height = parseFloat(getComputedStyle(field).lineHeight);
      // Monospaced letters are about half as wide as a line is high.
      field.scrollTop = Math.max(0, line * height - field.clientHeight / 3);
      field.scrollLeft = Math.max(0, (column * height) / 2.6 - field.clientWidth / 2);
      field.scrollIntoView({ block: 'nearest' });
    },
  };
}
