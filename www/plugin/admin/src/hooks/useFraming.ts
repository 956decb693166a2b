import { useRef, useState } from 'react';
import { useForm } from '@strapi/strapi/admin';
import type { Format, Framing } from 'render-rules';
import { contentOf, contentWith, framingIn } from '../framing/content';

/** A framing that is being changed. */
export interface FramingDraft {
  framing: Framing | null;
  /** Takes another framing: at once, or where a pointer is down when it is up. Null is as if nobody had said anything. */
  change(framing: Framing | null): void;
  /** A pointer is down on what changes the framing. */
  hold(): void;
}

/**
 * The framing of a camera in a format, in the field of the edit view's form that holds the EDL. While it is dragged the form is left
 * alone: it draws all of the EDL's text anew with each change.
 */
export function useFraming(field: string, camera: string, format: Format): FramingDraft {
  const held = useForm('useFraming', ({ values }) => (values as Record<string, unknown>)[field]);
  const onChange = useForm('useFraming', (form) => form.onChange);
  const [draft, setDraft] = useState<{ framing: Framing | null } | null>(null);
  const latest = useRef(draft);
  const isDown = useRef(false);
  const content = contentOf(held);

  function store(framing: Framing | null) {
    if (content.problem === null) onChange(field, contentWith(content, held, camera, format, framing));
  }

  // What is held down is let go of anywhere, by functions of an earlier render: an EDL does not change meanwhile.
  function release() {
    isDown.current = false;
    window.removeEventListener('pointerup', release);
    window.removeEventListener('pointercancel', release);
    if (latest.current) store(latest.current.framing);
    latest.current = null;
    setDraft(null);
  }

  return {
    framing: draft ? draft.framing : content.edl && framingIn(content.edl, camera, format),
    change(framing) {
      if (!isDown.current) return store(framing);
      latest.current = { framing };
      setDraft(latest.current);
    },
    hold() {
      if (isDown.current) return;
      isDown.current = true;
      window.addEventListener('pointerup', release);
      window.addEventListener('pointercancel', release);
    },
  };
}
