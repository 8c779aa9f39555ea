// A local Sigstore for ANY client (plain HTTP on 127.0.0.1), built on the real @sigstore/mock parts.
// usage: node mock-sigstore.mjs [--port 8900] [--dir DIR]      prints "ready URL DIR" when it serves
// @sigstore/mock itself only intercepts in-process (nock), but it exports its handlers; this serves them and adds what
// they lack: rekor v1 'dsse' canonicalization, a real RFC 6962 Merkle tree with more than one leaf, rekor v2 canonical
// entries with an Ed25519 checkpoint, a DER (RFC 3161) time-stamp endpoint made by `openssl ts`, request checks.
//   POST /api/v2/signingCert            Fulcio (checks JWT aud/exp and the proof of possession)
//   POST /api/v1/log/entries            Rekor v1 (hashedrekord 0.0.1, dsse 0.0.1, intoto 0.0.2); GET .../{uuid}, ?logIndex=N
//   GET  /api/v1/log, /api/v1/log/publicKey, /api/v2/trustBundle
//   POST /rekor2/api/v2/log/entries     Rekor v2 (hashedRekordRequestV002, dsseRequestV002)
//   POST /api/v1/timestamp              TSA: JSON (@sigstore/mock) or application/timestamp-query DER (openssl)
//   GET  /token?sub=&iss=&email=        an unsigned-by-anyone test OIDC token (alg none style, test only)
//   GET  /trusted_root.json /signing_config.json /fulcio.pem /rekor.pub
import http from 'node:http'; import fs from 'node:fs'; import path from 'node:path'; import crypto from 'node:crypto';
import { execFileSync } from 'node:child_process';
import mock from '@sigstore/mock';
import { CreateEntryRequest } from '@sigstore/protobuf-specs/rekor/v2';
import { HashAlgorithm, PublicKeyDetails, TrustedRoot, Envelope } from '@sigstore/protobuf-specs';
import canonicalize from 'canonicalize'; import { createRequire } from 'node:module';
// @sigstore/mock puts every subject in a URI SAN; a real Fulcio puts e-mail subjects in an rfc822Name: patch its x509 library so
const x509 = createRequire(createRequire(import.meta.url).resolve('@sigstore/mock'))('@peculiar/x509'), San = x509.SubjectAlternativeNameExtension;
const Patched = class extends San { constructor(names, crit) { super(Array.isArray(names) ? names.map((n) => n.type === 'url' && !n.value.includes(':') && n.value.includes('@') ? { type: 'email', value: n.value } : n) : names, crit); } };
for (const t of [x509, x509.default].filter(Boolean)) try { Object.defineProperty(t, 'SubjectAlternativeNameExtension', { value: Patched, configurable: true }); } catch { t.SubjectAlternativeNameExtension = Patched; }
const arg = (n, d) => { const i = process.argv.indexOf('--' + n); return i < 0 ? d : process.argv[i + 1]; };
const port = +arg('port', '8900'), dir = path.resolve(arg('dir', 'mock')); fs.mkdirSync(dir, { recursive: true });
const host = `127.0.0.1:${port}`, url = `http://${host}`;
const ec = () => crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const sha = (...b) => b.reduce((h, x) => h.update(x), crypto.createHash('sha256')).digest();
const start = new Date(Date.now() - 3600_000);
// --- Fulcio + CT log + JSON TSA: the real package, one key each
const ctKey = ec(), caKey = ec(), tsaKey = ec(), rekorKey = ec(), r2 = crypto.generateKeyPairSync('ed25519');
const ct = await mock.initializeCTLog(ctKey), ca = await mock.initializeCA(caKey, ct), tsa = await mock.initializeTSA(tsaKey);
const fulcioSub = mock.fulcioHandler(ca, { strict: true, subjectClaim: 'sub' }), fulcioMail = mock.fulcioHandler(ca, { strict: true, subjectClaim: 'email' });
const tsaJson = mock.tsaHandler(tsa, { strict: true });
const pemOf = (der) => '-----BEGIN CERTIFICATE-----\n' + Buffer.from(der).toString('base64').match(/.{1,64}/g).join('\n') + '\n-----END CERTIFICATE-----\n';
// --- RFC 3161 TSA for DER queries: openssl, with an ESSCertIDv2 and its own chain
const o = (...a) => execFileSync('openssl', a, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
fs.writeFileSync(path.join(dir, 'tsa.cnf'), `[root]\nbasicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n[leaf]\nbasicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n[req]\ndistinguished_name=dn\n[dn]\n[tsa]\ndefault_tsa=t\n[t]\nserial=${dir}/tsa.serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.3.6.1.4.1.57264.2\ndigests=sha256,sha384,sha512\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n`);
fs.writeFileSync(path.join(dir, 'tsa.serial'), '01\n');
o('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-nodes', '-keyout', 'tsaroot.key', '-out', 'tsaroot.crt', '-subj', '/O=mock.test/CN=openssl tsa root', '-days', '3650', '-config', 'tsa.cnf', '-extensions', 'root');
o('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=mock.test/CN=openssl tsa', '-config', 'tsa.cnf');
o('x509', '-req', '-in', 'tsa.csr', '-CA', 'tsaroot.crt', '-CAkey', 'tsaroot.key', '-CAcreateserial', '-out', 'tsa.crt', '-days', '3650', '-extfile', 'tsa.cnf', '-extensions', 'leaf', '-sha384');
const derCert = (f) => new crypto.X509Certificate(fs.readFileSync(path.join(dir, f))).raw;
function tsaDer(q) { const f = path.join(dir, `q${crypto.randomUUID()}`); fs.writeFileSync(f, q);
  try { return o('ts', '-reply', '-queryfile', f, '-signer', 'tsa.crt', '-inkey', 'tsa.key', '-config', 'tsa.cnf', '-section', 't'); } finally { fs.rmSync(f); } }
// --- Merkle log (RFC 6962)
const leafHash = (b) => sha(Buffer.from([0]), b), node = (l, r) => sha(Buffer.from([1]), l, r);
const split = (n) => { let k = 1; while (k * 2 < n) k *= 2; return k; };
const root = (l) => l.length === 1 ? l[0] : node(root(l.slice(0, split(l.length))), root(l.slice(split(l.length))));
const proof = (i, l) => { if (l.length === 1) return []; const k = split(l.length); return i < k ? [...proof(i, l.slice(0, k)), root(l.slice(k))] : [...proof(i - k, l.slice(k)), root(l.slice(0, k))]; };
class Log { constructor(origin, name, key, v2) { this.origin = origin; this.name = name; this.key = key; this.v2 = v2; this.leaves = []; this.entries = [];
    this.spki = key.publicKey.export({ type: 'spki', format: 'der' });
    this.id = v2 ? sha(Buffer.from(name + '\n'), Buffer.from([1]), this.spki.subarray(12)) : sha(this.spki);
    for (let i = 0; i < 5; i++) this.leaves.push(leafHash(crypto.randomBytes(40))); } // earlier strangers, so that proofs are not empty
  add(body) { const index = this.leaves.push(leafHash(body)) - 1; const rootHash = root(this.leaves), size = this.leaves.length;
    const note = `${this.origin}\n${size}\n${rootHash.toString('base64')}\n`;
    const sig = crypto.sign(this.v2 ? null : 'sha256', Buffer.from(note), this.key.privateKey);
    const checkpoint = `${note}\n\u2014 ${this.name} ${Buffer.concat([this.id.subarray(0, 4), sig]).toString('base64')}\n`;
    return { index, size, rootHash, hashes: proof(index, this.leaves), checkpoint }; } }
const log1 = new Log(`${host} - 1193050959916656506`, host, rekorKey, false), log2 = new Log(`${host}/rekor2`, `${host}/rekor2`, r2, true);
// --- Rekor v1: check the proposed entry as rekor does, and canonicalize it
const bad = (m) => { throw new Error(m); };
const keyFromPem = (pem) => { const t = pem.toString(); return t.includes('BEGIN CERTIFICATE') ? new crypto.X509Certificate(t).publicKey : crypto.createPublicKey(t); };
const pae = (t, p) => Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(t)} ${t} ${p.length} `), p]);
function v1Body(e) { const b64 = (s) => Buffer.from(s, 'base64');
  if (e.kind === 'hashedrekord' && e.apiVersion === '0.0.1') { const s = e.spec; keyFromPem(b64(s.signature.publicKey.content)); /^[0-9a-f]{64}$/.test(s.data.hash.value) || s.data.hash.algorithm !== 'sha256' || bad('bad hash');
    return { apiVersion: '0.0.1', kind: 'hashedrekord', spec: { data: { hash: { algorithm: s.data.hash.algorithm, value: s.data.hash.value } }, signature: { content: s.signature.content, publicKey: { content: s.signature.publicKey.content } } } }; }
  if (e.kind === 'dsse' && e.apiVersion === '0.0.1') { const env = JSON.parse(e.spec.proposedContent.envelope), p = b64(env.payload);
    const signatures = env.signatures.map((s) => { const v = e.spec.proposedContent.verifiers.find((v) => crypto.verify('sha256', pae(env.payloadType, p), keyFromPem(b64(v)), b64(s.sig))) ?? bad('dsse signature does not verify'); return { signature: s.sig, verifier: v }; });
    return { apiVersion: '0.0.1', kind: 'dsse', spec: { envelopeHash: { algorithm: 'sha256', value: sha(e.spec.proposedContent.envelope).toString('hex') }, payloadHash: { algorithm: 'sha256', value: sha(p).toString('hex') }, signatures } }; }
  if (e.kind === 'intoto' && e.apiVersion === '0.0.2') return e;
  return bad(`unsupported entry ${e.kind} ${e.apiVersion}`); }
function rekor1(e) { const body = Buffer.from(canonicalize(v1Body(e))); const p = log1.add(body), t = Math.floor(Date.now() / 1000), logID = log1.id.toString('hex');
  const set = crypto.sign('sha256', Buffer.from(canonicalize({ body: body.toString('base64'), integratedTime: t, logIndex: p.index + 1000, logID })), rekorKey.privateKey);
  const uuid = '0'.repeat(16) + log1.leaves[p.index].toString('hex');
  const v = { body: body.toString('base64'), integratedTime: t, logID, logIndex: p.index + 1000, verification: { inclusionProof: { checkpoint: p.checkpoint, hashes: p.hashes.map((h) => h.toString('hex')), logIndex: p.index, rootHash: p.rootHash.toString('hex'), treeSize: p.size }, signedEntryTimestamp: set.toString('base64') } };
  log1.entries.push([uuid, v]); return { [uuid]: v }; }
// --- Rekor v2 (canonical body: protojson of dev.sigstore.rekor.v2.Entry, JCS)
function verifierKey(v) { return v.x509Certificate ? new crypto.X509Certificate(Buffer.from(v.x509Certificate.rawBytes, 'base64')).publicKey : crypto.createPublicKey({ key: Buffer.from(v.publicKey.rawBytes, 'base64'), format: 'der', type: 'spki' }); }
function rekor2(req) { let spec, kind;
  if (req.hashedRekordRequestV002) { const h = req.hashedRekordRequestV002; verifierKey(h.signature.verifier); kind = 'hashedrekord'; Buffer.from(h.digest, 'base64').length === 32 || bad('digest must be 32 bytes');
    spec = { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest: h.digest }, signature: h.signature } }; }
  else if (req.dsseRequestV002) { const d = req.dsseRequestV002, p = Buffer.from(d.envelope.payload, 'base64'); kind = 'dsse';
    const signatures = d.envelope.signatures.map((s) => ({ content: s.sig, verifier: d.verifiers.find((v) => crypto.verify('sha256', pae(d.envelope.payloadType, p), verifierKey(v), Buffer.from(s.sig, 'base64'))) ?? bad('dsse signature does not verify') }));
    spec = { dsseV002: { payloadHash: { algorithm: 'SHA2_256', digest: sha(p).toString('base64') }, signatures } }; }
  else bad('no hashedRekordRequestV002/dsseRequestV002');
  const body = Buffer.from(canonicalize({ apiVersion: '0.0.2', kind, spec })); const p = log2.add(body), b = (x) => x.toString('base64');
  return { logIndex: `${p.index}`, logId: { keyId: b(log2.id) }, kindVersion: { kind, version: '0.0.2' }, integratedTime: '0', inclusionProof: { logIndex: `${p.index}`, rootHash: b(p.rootHash), treeSize: `${p.size}`, hashes: p.hashes.map(b), checkpoint: { envelope: p.checkpoint } }, canonicalizedBody: b(body) }; }
// --- Fulcio request checks that @sigstore/mock leaves out
function checkFulcio(j) { const c = JSON.parse(Buffer.from(j.credentials.oidcIdentityToken.split('.')[1], 'base64url'));
  if (c.aud !== 'sigstore') bad(`aud must be sigstore, is ${c.aud}`); if (!(c.exp > Date.now() / 1000)) bad('token expired');
  const subject = c.email ?? c.sub ?? bad('no subject');
  if (j.publicKeyRequest) { const k = crypto.createPublicKey(j.publicKeyRequest.publicKey.content); if (!crypto.verify('sha256', Buffer.from(subject), k, Buffer.from(j.publicKeyRequest.proofOfPossession, 'base64'))) bad('proof of possession does not verify'); }
  return c; }
// --- trust
const cert = (der) => ({ rawBytes: Buffer.from(der).toString('base64') }), validFor = { start: start.toISOString() };
const tlog = (l, kd) => ({ baseUrl: `http://${l.name}`, hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: l.spki.toString('base64'), keyDetails: kd, validFor }, logId: { keyId: l.id.toString('base64') } });
const ctSpki = ctKey.publicKey.export({ type: 'spki', format: 'der' });
const trustedRoot = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', tlogs: [tlog(log1, 'PKIX_ECDSA_P256_SHA_256'), tlog(log2, 'PKIX_ED25519')],
  certificateAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'sigstore' }, uri: url, certChain: { certificates: [cert(ca.rootCertificate)] }, validFor }],
  ctlogs: [{ baseUrl: `${url}/ct`, hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: ctSpki.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor }, logId: { keyId: sha(ctSpki).toString('base64') } }],
  timestampAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'tsa' }, uri: `${url}/api/v1/timestamp`, certChain: { certificates: [cert(tsa.intCertificate), cert(tsa.rootCertificate)] }, validFor },
    { subject: { organization: 'mock.test', commonName: 'openssl tsa' }, uri: `${url}/api/v1/timestamp`, certChain: { certificates: [cert(derCert('tsa.crt')), cert(derCert('tsaroot.crt'))] }, validFor }] };
TrustedRoot.fromJSON(trustedRoot);
const svc = (u, v) => ({ url: u, majorApiVersion: v, validFor, operator: 'mock.test' });
const signingConfig = (v2) => ({ mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json', caUrls: [svc(url, 1)], oidcUrls: [svc(url, 1)], rekorTlogUrls: [v2 ? svc(`${url}/rekor2`, 2) : svc(url, 1)], tsaUrls: [svc(`${url}/api/v1/timestamp`, 1)], rekorTlogConfig: { selector: 'ANY' }, tsaConfig: { selector: 'ANY' } });
const files = { 'trusted_root.json': JSON.stringify(trustedRoot, null, 1), 'signing_config.json': JSON.stringify(signingConfig(false)), 'signing_config_rekor_v2.json': JSON.stringify(signingConfig(true)), 'fulcio.pem': pemOf(ca.rootCertificate), 'rekor.pub': rekorKey.publicKey.export({ type: 'spki', format: 'pem' }), 'ct.pub': ctKey.publicKey.export({ type: 'spki', format: 'pem' }) };
for (const [n, c] of Object.entries(files)) fs.writeFileSync(path.join(dir, n), c);
const b64u = (x) => Buffer.from(JSON.stringify(x)).toString('base64url');
const token = (q) => { const now = Math.floor(Date.now() / 1000), c = { iss: q.get('iss') ?? `${url}/oidc`, aud: q.get('aud') ?? 'sigstore', iat: now, nbf: now, exp: now + (+(q.get('ttl') ?? 600)), sub: q.get('sub') ?? 'https://builder.test/plugins/build.yml@refs/heads/main' }; if (q.get('email')) { c.email = q.get('email'); c.email_verified = true; } return `${b64u({ alg: 'RS256', typ: 'JWT' })}.${b64u(c)}.${Buffer.from('test').toString('base64url')}`; };
http.createServer((req, res) => { const chunks = []; req.on('data', (d) => chunks.push(d)).on('end', async () => {
  const body = Buffer.concat(chunks), u = new URL(req.url, url), send = (s, b, t = 'application/json', h = {}) => { res.writeHead(s, { 'Content-Type': t, ...h }); res.end(b); console.error(req.method, req.url, s, s >= 400 ? String(b) : ''); };
  try { const k = `${req.method} ${u.pathname}`;
    if (k === 'POST /api/v2/signingCert') { const c = checkFulcio(JSON.parse(body)), r = await (c.email ? fulcioMail : fulcioSub).fn(body.toString()); return send(r.statusCode, r.response, r.contentType ?? 'text/plain'); }
    if (k === 'POST /api/v1/log/entries') { const r = rekor1(JSON.parse(body)); return send(201, JSON.stringify(r), 'application/json', { Location: `/api/v1/log/entries/${Object.keys(r)[0]}` }); }
    if (k === 'POST /rekor2/api/v2/log/entries') return send(201, JSON.stringify(rekor2(JSON.parse(body))));
    if (k === 'POST /api/v1/timestamp') { if ((req.headers['content-type'] ?? '').startsWith('application/timestamp-query')) return send(201, tsaDer(body), 'application/timestamp-reply'); /* asn1js writes .36 for 360 ms, which @sigstore/core refuses as an 'invalid time' */ while (Date.now() % 1000 < 5 || Date.now() % 10 === 0 || Date.now() % 10 > 7) await new Promise((r) => setTimeout(r, 1)); const r = await tsaJson.fn(body.toString()); return send(r.statusCode, r.response, r.contentType ?? 'text/plain'); }
    if (k === 'GET /token') return send(200, token(u.searchParams), 'text/plain');
    if (k === 'GET /api/v1/log') return send(200, JSON.stringify({ treeSize: log1.leaves.length, rootHash: root(log1.leaves).toString('hex'), treeID: '1193050959916656506' }));
    if (k === 'GET /api/v1/log/publicKey') return send(200, files['rekor.pub'], 'application/x-pem-file');
    if (k === 'GET /api/v2/trustBundle') return send(200, JSON.stringify({ chains: [{ certificates: [files['fulcio.pem']] }] }));
    if (k === 'GET /api/v1/log/entries') { const e = log1.entries.find(([, v]) => v.logIndex === +u.searchParams.get('logIndex')); return e ? send(200, JSON.stringify({ [e[0]]: e[1] })) : send(404, '{"code":404}'); }
    if (k.startsWith('GET /api/v1/log/entries/')) { const e = log1.entries.find(([id]) => id.endsWith(u.pathname.split('/').pop().slice(-64))); return e ? send(200, JSON.stringify({ [e[0]]: e[1] })) : send(404, '{"code":404}'); }
    if (req.method === 'GET' && files[u.pathname.slice(1)]) return send(200, files[u.pathname.slice(1)]);
    send(404, JSON.stringify({ code: 404, message: `no ${k}` }));
  } catch (e) { send(400, JSON.stringify({ code: 3, message: e.message })); } }); }).listen(port, '127.0.0.1', () => console.log(`ready ${url} ${dir}`));
