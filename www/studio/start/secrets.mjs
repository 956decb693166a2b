// Each studio has keys and a password of its own, made at its first start and kept in its data folder.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OTHER_FOLDER } from './options.mjs';
import { writePrivately } from './private-file.mjs';
import { Problem } from './problem.mjs';

const random = () => randomBytes(24).toString('base64url');

const KEYS = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

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
  const secrets = read(file);
  if (typeof secrets?.adminPassword !== 'string' || KEYS.some((key) => typeof secrets.environment?.[key] !== 'string'))
    throw new Problem(`\`${file}\` does not hold the keys of a studio: ${OTHER_FOLDER}`);
  return secrets;
}
