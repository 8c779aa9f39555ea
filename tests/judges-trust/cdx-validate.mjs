// Validates CycloneDX JSON with @cyclonedx/cyclonedx-library (strict), plus the graph checks that a schema cannot do.
// usage: node cdx-validate.mjs FILE...      exit 1 when one fails
import fs from 'node:fs';
import * as CDX from '@cyclonedx/cyclonedx-library';

const validators = {};
async function check(text) {
  const bom = JSON.parse(text), version = String(bom.specVersion), errors = [];
  const validator = validators[version] ??= new CDX.Validation.JsonStrictValidator(version);
  const found = await validator.validate(text);
  if (found) errors.push(...found.slice(0, 5).map((e) => `schema ${e.instancePath} ${e.message} ${JSON.stringify(e.params ?? {})}`));
  const refs = new Set();
  const walk = (component) => {
    if (!component) return;
    const ref = component['bom-ref'];
    if (ref && refs.has(ref)) errors.push(`duplicate bom-ref ${ref}`);
    if (ref) refs.add(ref);
    (component.components ?? []).forEach(walk);
  };
  walk(bom.metadata?.component);
  (bom.metadata?.tools?.components ?? []).forEach(walk);
  (bom.components ?? []).forEach(walk);
  (bom.services ?? []).forEach(walk);
  for (const dependency of bom.dependencies ?? []) {
    if (!refs.has(dependency.ref)) errors.push(`dependency ref ${dependency.ref} unknown`);
    for (const target of [...(dependency.dependsOn ?? []), ...(dependency.provides ?? [])]) if (!refs.has(target)) errors.push(`dependsOn ${target} unknown`);
  }
  for (const vulnerability of bom.vulnerabilities ?? [])
    for (const affected of vulnerability.affects ?? [])
      if (!refs.has(affected.ref) && !affected.ref.startsWith('urn:cdx:')) errors.push(`vulnerability ${vulnerability.id} affects unknown ${affected.ref}`);
  return { errors, bom };
}

let bad = 0;
for (const file of process.argv.slice(2)) {
  const { errors, bom } = await check(fs.readFileSync(file, 'utf8'));
  if (errors.length) {
    bad = 1;
    console.log(`INVALID ${file}`);
    errors.forEach((e) => console.log('  ' + e));
  } else {
    console.log(`VALID CycloneDX ${bom.specVersion} components=${bom.components?.length ?? 0} dependencies=${bom.dependencies?.length ?? 0} vulnerabilities=${bom.vulnerabilities?.length ?? 0}`);
  }
}
process.exit(bad);
