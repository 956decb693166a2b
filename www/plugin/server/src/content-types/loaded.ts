import type { Core } from '@strapi/strapi';

/** An attribute of a loaded content type, as far as the plugin looks at it. */
export interface LoadedAttribute {
  type: string;
  relation?: string;
  target?: string;
  enum?: string[];
  multiple?: boolean;
}

/** A content type while it can still be extended: after it was loaded, before the database is synchronised. */
export interface LoadedContentType {
  collectionName: string;
  attributes: Record<string, LoadedAttribute>;
  options?: { draftAndPublish?: boolean };
  pluginOptions?: Record<string, object>;
  indexes?: { name: string; columns: string[]; type?: string }[];
  config?: { attributes?: Record<string, { hidden?: boolean }> };
}

/** The content type of this uid, or none where the application has no such type. */
export function loadedContentType(strapi: Core.Strapi, uid: string): LoadedContentType | undefined {
  return strapi.get('content-types').get(uid);
}
