using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Cli.Proving;
using Slipway.Metadata.Index;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway sbom TARGET</c>: what something is made of, as CycloneDX.</summary>
internal static class SbomVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "A manifest, its lock, a plugin's package (FILE.nupkg), an OCI layout, an archive, a build's output, or REGISTRY/REPOSITORY:TAG" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Write it there; left out, to standard output" };
        var version = new Option<string>("--spec-version") { Description = "The version of CycloneDX: 1.6 or 1.7", DefaultValueFactory = _ => "1.6" };
        version.AcceptOnlyFromAmong("1.6", "1.7");
        var offline = ManifestArgument.Offline();
        var package = new PackageOptions();
        var command = new Command("sbom", "Write a bill of materials (CycloneDX) of a manifest, a plugin's package, or an image that anybody made") { target, output, version, PlatformOption.Option, offline };
        package.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var named = run.Parsed.GetRequiredValue(target);
            var (goesOn, signer) = await package.OpenAsync(run, named, token);
            using var opened = signer as IDisposable;
            if (!goesOn || await BillSource.FindAsync(named, run, run.Parsed.GetValue(offline), package.Feeds(run), token) is not { } source)
            {
                return;
            }

            var written = CycloneDxWriter.Write(source.Bill, run.Parsed.GetValue(version) == "1.7" ? CycloneDxVersion.V17 : CycloneDxVersion.V16);
            run.Diagnostics.AddRange(written.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            if (!written.Ok)
            {
                return;
            }

            if (signer is not null)
            {
                await PackageStatements.SignAsync(run, named, (EvidenceType.Sbom, about => new Statement([about], PredicateTypes.CycloneDx, written.Value)), signer, token);
            }

            if (run.Parsed.GetValue(output) is { } file)
            {
                await OutputFile.WriteAsync(edge.PathOf(file), file, written.Value, token);
                await run.SayAsync($"{source.Bill.Components.Length} components in {file}");
            }
            else
            {
                await run.AnswerAsync(Encoding.UTF8.GetString(written.Value).TrimEnd());
            }
        });
        return command;
    }
}
