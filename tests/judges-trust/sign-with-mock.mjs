// Has @sigstore/sign make bundles of every shape with the services of mock-sigstore.mjs.
// usage: node sign-with-mock.mjs URL ARTIFACT STATEMENT OUTPUT_DIR [COUNT]      COUNT: that many bundles of the keyless DSSE shape instead
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bundleToJSON } from '@sigstore/bundle';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { DSSEBundleBuilder, FulcioSigner, MessageSignatureBundleBuilder, RekorWitness, TSAWitness } from '@sigstore/sign';

const [url, artifactFile, statementFile, dir, count] = process.argv.slice(2);
const token = async (query) => (await fetch(`${url}/token?${new URLSearchParams(query)}`)).text();
const fulcio = (query) => new FulcioSigner({ fulcioBaseURL: url, identityProvider: { getToken: () => token(query) } });
const keyPair = crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const publicKey = keyPair.publicKey.export({ type: 'spki', format: 'pem' });
const hint = crypto.createHash('sha256').update(keyPair.publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
const key = { sign: async (data) => ({ signature: crypto.sign('sha256', data, keyPair.privateKey), key: { $case: 'publicKey', publicKey, hint } }) };
fs.writeFileSync(path.join(dir, 'key.pub'), publicKey);

const rekor = (entryType) => new RekorWitness({ rekorBaseURL: url, entryType });
const rekor2 = () => new RekorWitness({ rekorBaseURL: `${url}/rekor2`, majorApiVersion: 2 });
// A large statement is logged as the hash of what is signed.
const rekor2OfPae = () => ({ testify: async ({ dsseEnvelope: { payload, payloadType, signatures } }, certificate) => {
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);
  const verifier = { x509Certificate: { rawBytes: new crypto.X509Certificate(certificate).raw.toString('base64') }, keyDetails: 'PKIX_ECDSA_P256_SHA_256' };
  const request = { hashedRekordRequestV002: { digest: crypto.createHash('sha256').update(pae).digest('base64'), signature: { content: signatures[0].sig.toString('base64'), verifier } } };
  const answer = await fetch(`${url}/rekor2/api/v2/log/entries`, { method: 'POST', body: JSON.stringify(request) });
  return { tlogEntries: [TransparencyLogEntry.fromJSON(await answer.json())] };
} });
const tsa = () => new TSAWitness({ tsaBaseURL: url });
const workflow = { sub: 'https://builder.test/plugins/build.yml@refs/heads/main' }, person = { email: 'dev@builder.test' };
const message = { data: fs.readFileSync(artifactFile) }, statement = { data: fs.readFileSync(statementFile), type: 'application/vnd.in-toto+json' };
const make = async (name, Builder, artifact, signer, witnesses) =>
  fs.writeFileSync(path.join(dir, `${name}.json`), JSON.stringify(bundleToJSON(await new Builder({ signer, witnesses }).create(artifact))));
const M = MessageSignatureBundleBuilder, D = class extends DSSEBundleBuilder { constructor(o) { super({ ...o, certificateChain: false }); } };

if (count) {
  for (let i = 0; i < +count; i++) await make(`many-${i}`, D, statement, fulcio(workflow), i % 2 ? [rekor('dsse')] : [rekor2(), tsa()]);
} else {
  await make('message-rekor1', M, message, fulcio(workflow), [rekor('hashedrekord')]);
  await make('message-rekor1-tsa', M, message, fulcio(person), [rekor('hashedrekord'), tsa()]);
  await make('message-rekor2-tsa', M, message, fulcio(workflow), [rekor2(), tsa()]);
  await make('dsse-rekor1', D, statement, fulcio(workflow), [rekor('dsse')]);
  await make('intoto-rekor1', D, statement, fulcio(workflow), [rekor('intoto')]);
  await make('dsse-rekor2-tsa', D, statement, fulcio(workflow), [rekor2(), tsa()]);
  await make('dsse-rekor2-pae-tsa', D, statement, fulcio(workflow), [rekor2OfPae(), tsa()]);
  await make('dsse-twice', D, statement, fulcio(workflow), [rekor('dsse'), rekor2(), tsa()]);
  await make('key-message-rekor1', M, message, key, [rekor('hashedrekord')]);
  await make('key-dsse-rekor1', D, statement, key, [rekor('dsse')]);
  await make('key-dsse', D, statement, key, []);
}
console.log('made');
