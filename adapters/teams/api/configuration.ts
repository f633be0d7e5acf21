import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { given } from '#core';
import { fileText } from '../../wire/file-text.ts';
import { isGuid } from '../../wire/guid.ts';
import { type PlatformAdapter, stateOf } from '../../wire/platform-adapter.ts';
import type { Certificate, SignInSettings } from './credentials.ts';

type Values = Readonly<Record<string, string>>;
type TeamsSettings = SignInSettings & { readonly allowedTenants: readonly string[] };

const who = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID'];
const password = 'MICROSOFT_APP_PASSWORD';
const certificateFile = 'MICROSOFT_APP_CERT_FILE';
const keyFile = 'MICROSOFT_APP_KEY_FILE';
const type = 'MICROSOFT_APP_TYPE';
const managed = 'UserAssignedMSI';

const guid = z.string().refine(isGuid, 'is geen GUID. Neem hem over uit Azure');
const variables = {
  MICROSOFT_APP_ID: guid.optional(),
  [password]: z.string().optional(),
  [certificateFile]: z.string().optional(),
  [keyFile]: z.string().optional(),
  [type]: z
    .literal(['SingleTenant', managed], `is geen soort die ik ken. Laat het leeg, of vul in: ${managed}`)
    .optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_ALLOWED_TENANTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((tenant) => tenant !== ''))
    .pipe(z.array(guid))
    .default([]),
};

/** How Teams is configured: who the bot is, and exactly one way in which it signs in with Microsoft. */
export const teamsConfiguration: PlatformAdapter<TeamsSettings>['configuration'] = {
  variables,
  secrets: [password],
  state(values) {
    const way = hasCertificate(values) ? [certificateFile, keyFile] : [password];
    const needed = [...who, ...(values[type] === managed ? [] : way)];
    return stateOf(values, { needed, also: [password, type, 'MICROSOFT_ALLOWED_TENANTS'] });
  },
  faults(values) {
    const ways = [
      ...(values[password] === undefined ? [] : [password]),
      ...(hasCertificate(values) ? [certificateFile] : []),
      ...(values[type] === managed ? [`${type}=${managed}`] : []),
    ];
    if (ways.length > 1)
      return [`${ways.join(' en ')} staan allebei ingesteld. De bot meldt zich op één manier aan. Houd er één over.`];
    const certificate = readCertificate(values);
    return typeof certificate === 'string' ? [certificate] : [];
  },
  read(values) {
    const complete = { MICROSOFT_APP_ID: true, MICROSOFT_APP_TENANT_ID: true } as const;
    const found = z.object(variables).required(complete).parse(values);
    const certificate = readCertificate(values);
    return {
      appId: found.MICROSOFT_APP_ID,
      tenantId: found.MICROSOFT_APP_TENANT_ID,
      allowedTenants: found.MICROSOFT_ALLOWED_TENANTS,
      ...given({
        password: found[password],
        certificate: typeof certificate === 'object' ? certificate : undefined,
        isManaged: found[type] === managed || undefined,
      }),
    };
  },
};

const hasCertificate = (values: Values) => values[certificateFile] !== undefined || values[keyFile] !== undefined;

/** The certificate and its key, or in Dutch what is wrong with them; nothing when they are not both named. */
function readCertificate(values: Values): Certificate | string | undefined {
  const { [certificateFile]: at, [keyFile]: keyAt } = values;
  if (at === undefined || keyAt === undefined) return undefined;
  const pem = fileText(at);
  const privateKey = fileText(keyAt);
  if (pem === undefined) return `${certificateFile} wijst naar een bestand dat niet te lezen is. ${lookAtFile}`;
  if (privateKey === undefined) return `${keyFile} wijst naar een bestand dat niet te lezen is. ${lookAtFile}`;
  try {
    const certificate = new X509Certificate(pem);
    const key = createPrivateKey(privateKey);
    if (!certificate.checkPrivateKey(key))
      return `${keyFile} hoort niet bij het certificaat in ${certificateFile}. Neem de sleutel waarmee het is gemaakt.`;
    // What we sign with it goes by RS256. https://learn.microsoft.com/entra/identity-platform/certificate-credentials
    if (key.asymmetricKeyType !== 'rsa')
      return `${keyFile} is geen RSA-sleutel, en een andere gebruikt de bot hier niet. Maak een certificaat met een RSA-sleutel.`;
    return { pem, privateKey };
  } catch {
    return `${certificateFile} of ${keyFile} is geen PEM-bestand (met “-----BEGIN …”), of de sleutel heeft een wachtwoord. Zet ze om met openssl.`;
  }
}

const lookAtFile = 'Kijk het pad en de rechten na.';
