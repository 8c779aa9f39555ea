// Verifies any Sigstore bundle offline with @sigstore/verify, a given trusted root and an identity.
// usage: node verify-bundle.mjs BUNDLE TRUSTED_ROOT [--artifact F] [--san REGEX --issuer URL] [--tlog N] [--ts N] [--ctlog N] [--key PEM]
import crypto from 'node:crypto';
import fs from 'node:fs';
import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';

const args = process.argv.slice(2);
const option = (name) => { const at = args.indexOf('--' + name); return at < 0 ? undefined : args[at + 1]; };
const number = (name, otherwise) => option(name) === undefined ? otherwise : Number(option(name));
try {
  const bundle = bundleFromJSON(JSON.parse(fs.readFileSync(args[0])));
  const material = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(fs.readFileSync(args[1]))));
  if (option('key')) {
    const publicKey = crypto.createPublicKey(fs.readFileSync(option('key')));
    material.publicKey = () => ({ publicKey, validFor: () => true });
  }
  const verifier = new Verifier(material, { tlogThreshold: number('tlog', 1), timestampThreshold: number('ts', 1), ctlogThreshold: number('ctlog', 1) });
  const signer = verifier.verify(
    toSignedEntity(bundle, option('artifact') && fs.readFileSync(option('artifact'))),
    option('san') ? { subjectAlternativeName: option('san'), extensions: { issuer: option('issuer') } } : undefined);
  console.log(`VERIFIED ${bundle.content.$case} san=${signer.identity?.subjectAlternativeName ?? '-'} issuer=${signer.identity?.extensions?.issuer ?? '-'}`);
} catch (e) {
  console.log(`REFUSED ${e.code ?? e.name}: ${e.message}${e.cause ? ' <- ' + e.cause.message : ''}`);
  process.exit(1);
}
