using System.CommandLine;
using Slipway.Builder.Inspection;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway inspect TARGET</c>: what is inside, without running it.</summary>
internal static class InspectVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "An OCI layout, an archive, a build's output, an application's folder or an assembly" };
        var command = new Command("inspect", "Say what is inside an image, folder or assembly, without running it") { target };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(target);
            var path = edge.PathOf(written.StartsWith("oci:", StringComparison.Ordinal) ? written[4..] : written);
            var servers = await ServerInspector.InspectAsync(path, run.WorkFolder, token);
            if (servers.Count == 0)
            {
                throw new IOException(Path.Exists(path) ? $"{written} holds no server that Slipway made" : $"{written} names nothing");
            }

            await run.AnswerAsync(run.Json ? InspectionText.Json(servers) : string.Join("\n\n", servers.Select(InspectionText.Plain)));
        });
        return command;
    }
}
