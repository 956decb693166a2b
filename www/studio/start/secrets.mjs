// Each studio has keys and a password of its own, made at its first start and kept in its data folder.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivately } from './private-file.mjs';

const random = () => randomBytes(24).toString('base64url');

const KEYS = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];

/** The environment that Strapi's configuration reads, and the password of the first admin. */
export function ensureSecrets(data) {
  const file = join(data, 'secrets.json');
  if (!existsSync(file)) {
    writePrivately(file, {
      environment: Object.fromEntries(KEYS.map((key) => [key, random()])),
      // Strapi wants a small letter, a capital and a digit.
      adminPassword: `${random()}aA1`,
    });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
