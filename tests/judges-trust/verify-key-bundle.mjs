// Verifies a key-based Sigstore bundle offline with @sigstore/bundle and @sigstore/verify.
// usage: node verify-key-bundle.mjs PUBKEY.pem BUNDLE.json [ARTIFACT]     exit 0: verified, 1: refused
import crypto from 'node:crypto';
import fs from 'node:fs';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';

const [keyFile, bundleFile, artifactFile] = process.argv.slice(2);
const noRoot = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', tlogs: [], ctlogs: [], certificateAuthorities: [], timestampAuthorities: [] };
try {
  const bundle = bundleFromJSON(JSON.parse(fs.readFileSync(bundleFile)));
  const spki = crypto.createPublicKey(fs.readFileSync(keyFile)).export({ type: 'spki', format: 'der' });
  const hint = crypto.createHash('sha256').update(spki).digest('base64');
  const verifier = new Verifier(toTrustMaterial(noRoot, { [hint]: { rawBytes: spki } }), { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
  verifier.verify(toSignedEntity(bundle, artifactFile ? fs.readFileSync(artifactFile) : undefined));
  const statement = bundle.content.$case === 'dsseEnvelope' ? JSON.parse(bundle.content.dsseEnvelope.payload) : null;
  console.log(`VERIFIED ${bundle.mediaType} ${bundle.content.$case}${statement ? ` ${statement.predicateType} ${JSON.stringify(statement.subject)}` : ''}`);
} catch (e) {
  console.log(`REFUSED ${e.code ?? e.name}: ${e.message}`);
  process.exit(1);
}
