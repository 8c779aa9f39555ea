using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway sbom TARGET</c>: what something is made of, as CycloneDX.</summary>
internal static class SbomVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "A manifest, its lock, an OCI layout, an archive, a build's output, or REGISTRY/REPOSITORY:TAG" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Write it there; left out, to standard output" };
        var version = new Option<string>("--spec-version") { Description = "The version of CycloneDX: 1.6 or 1.7", DefaultValueFactory = _ => "1.6" };
        version.AcceptOnlyFromAmong("1.6", "1.7");
        var offline = ManifestArgument.Offline();
        var command = new Command("sbom", "Write a bill of materials (CycloneDX) of a manifest, or of an image that anybody made") { target, output, version, PlatformOption.Option, offline };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (await BillSource.FindAsync(run.Parsed.GetRequiredValue(target), run, run.Parsed.GetValue(offline), token) is not { } source)
            {
                return;
            }

            var written = CycloneDxWriter.Write(source.Bill, run.Parsed.GetValue(version) == "1.7" ? CycloneDxVersion.V17 : CycloneDxVersion.V16);
            run.Diagnostics.AddRange(written.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            if (!written.Ok)
            {
                return;
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
