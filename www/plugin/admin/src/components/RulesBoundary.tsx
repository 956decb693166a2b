import { Component } from 'react';
import type { ReactNode } from 'react';
import { RulesError } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

function RulesNotice({ error }: { error: Error }) {
  const t = useTranslate();
  const blocked = error instanceof RulesError && error.code === 'wasm_unavailable';
  return (
    <Notice variant="danger" title={t(blocked ? 'rules.unavailable' : 'rules.broken')} role="alert">
      {/* What to do comes first: what browsers say of it is long. */}
      {blocked && (
        <Sentence variant="pi" textColor="neutral800">
          {t('rules.unavailable.remedy')}
        </Sentence>
      )}
      <Sentence variant="pi" textColor="neutral600">
        {error.message}
      </Sentence>
    </Notice>
  );
}

/**
 * Around everything that asks the rules while it renders. They start at the first question: where the page's
 * Content-Security-Policy forbids that, it is said here, and the rest of the page keeps working.
 */
export class RulesBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error ? <RulesNotice error={error} /> : this.props.children;
  }
}
