import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import { useMakeEdlVersionMutation } from '../api/render-jobs';
import type { OpenEntry } from '../api/render-jobs';
import { useTranslate } from '../hooks/useTranslate';
import { ProblemNotice } from './ProblemNotice';

/** Makes a new EDL of this one and opens it: what was approved stays as it is. */
export function NewEdlVersion({ edl, type }: { edl: OpenEntry; type: string }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const [makeVersion, { error, isLoading }] = useMakeEdlVersionMutation();

  async function make() {
    const result = await makeVersion(edl);
    if (!('data' in result)) return;
    const search = edl.locale === undefined ? '' : `?plugins[i18n][locale]=${edl.locale}`;
    navigate(`/content-manager/collection-types/${type}/${result.data.id}${search}`);
  }

  return (
    <>
      <Button fullWidth variant="tertiary" startIcon={<Duplicate />} loading={isLoading} onClick={() => void make()}>
        {t('edl.version.new')}
      </Button>
      {error !== undefined && <ProblemNotice title={t('problem.version')} error={error} />}
    </>
  );
}
