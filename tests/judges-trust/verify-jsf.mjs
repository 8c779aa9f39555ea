// Verifies the JSF signature (ES256) of a JSON document with the key it carries.
// usage: node verify-jsf.mjs FILE      exit 0: verified, 1: refused
import crypto from 'node:crypto';
import fs from 'node:fs';
import canonicalize from 'canonicalize';

const document = JSON.parse(fs.readFileSync(process.argv[2]));
const { value, ...rest } = document.signature;
const key = crypto.createPublicKey({ key: rest.publicKey, format: 'jwk' });
const text = canonicalize({ ...document, signature: rest });
const verified = crypto.verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(value, 'base64url'));
console.log(verified ? 'VERIFIED' : 'REFUSED');
process.exit(verified ? 0 : 1);
