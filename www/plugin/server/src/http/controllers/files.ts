import type { Context as Koa } from 'koa';
import type { Context } from '../../context';
import { RequestError } from '../../errors';
import { FOLDER, pathOf } from '../../artifacts/folder';
import { checkLink } from '../../artifacts/links';
import { serveFile } from '../../artifacts/serve';
import type { ArtifactStore } from '../../artifacts/store';
import type { Clock } from '../../jobs/clock';

interface Ports extends Context {
  artifacts: Pick<ArtifactStore, 'named'>;
  clock: Pick<Clock, 'now'>;
}

const gone = (): RequestError => new RequestError(404, 'the file no longer exists', { code: 'file_not_found' });

/** Files that are not public: for whoever has a link that we signed. */
export const files = ({ strapi, artifacts, clock }: Ports) => ({
  async findOne(ctx: Koa): Promise<void> {
    const name: string = ctx.params.name;
    checkLink(strapi, name, ctx.query, clock.now());
    const file = await artifacts.named(name);
    if (!file) throw gone();
    if (file.provider !== FOLDER) {
      // The provider answers it itself, to whoever it signed a link for.
      const { url } = await strapi.plugin('upload').provider.getSignedUrl(file);
      return ctx.redirect(url);
    }
    try {
      await serveFile(ctx, { path: pathOf(strapi, file), name, mime: file.mime });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw gone();
      throw error;
    }
  },
});
