using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Builder.Manifest;
using Slipway.Cli.Manifests;
using Slipway.Cli.Origins;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway from URL|FILE</c>: the manifest of a server that runs already, from its list of plugins or from its environment.</summary>
internal sealed class FromVerb
{
    private const int LargestFile = 1 << 20;

    private readonly Argument<string> _source = new("source") { Description = "The address of a running server, or a file with its OPSORCH_ variables: NAME=VALUE lines, or the YAML of Compose or Kubernetes" };
    private readonly Option<string?> _output = new("-o", "--output") { HelpName = "FILE", Description = "Write the manifest there; on standard output unless said otherwise" };
    private readonly Option<string> _name = new("--name") { Description = "The name of server and manifest", DefaultValueFactory = _ => "ops-server" };
    private readonly Option<string> _base = new("--base") { HelpName = "image", Description = "What the image starts from: host, or as base.image of a manifest", DefaultValueFactory = _ => BaseChoice.Host };
    private readonly Option<string?> _server = new("--server") { HelpName = "version", Description = "The server's version; the running one's, else this command's own, unless said otherwise" };
    private readonly Option<string[]> _programs = new("--programs") { HelpName = "DIR", Description = "A folder in which the programs of OPSORCH_<CAP>_PLUGIN lie here; may be given several times" };
    private readonly Option<string[]> _feeds = new("--feed") { HelpName = "SOURCE", Description = "A NuGet source beside nuget.config's; may be given several times" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file that is there already" };

    public static Command Create(Edge edge)
    {
        var verb = new FromVerb();
        var command = new Command("from", "Write a manifest from a running server's list of plugins, or from the environment of an OpsOrch server")
        {
            verb._source, verb._output, verb._name, verb._base, verb._server, verb._programs, verb._feeds, verb._force,
        };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var output = run.Parsed.GetValue(_output);
        var file = run.Edge.PathOf(output ?? run.Parsed.GetRequiredValue(_name) + ".yaml");
        if (output is not null && File.Exists(file) && !run.Parsed.GetValue(_force))
        {
            throw new UsageException($"{output} is there already", "name another file, or replace it with --force");
        }

        var source = run.Parsed.GetRequiredValue(_source);
        var origin = ServerAnswer.AddressIn(source) is { } address
            ? ListedServer.Of(await ServerAnswer.AskAsync(address, run.Edge, token), await ServerAnswer.ServerVersionAsync(address, run.Edge, token))
            : await ConfiguredAsync(run, source, Path.GetDirectoryName(file)!, token);
        if (origin is null)
        {
            return;
        }

        var text = ManifestText.Of(new NewManifest
        {
            Name = run.Parsed.GetRequiredValue(_name),
            Version = origin.Version ?? "0.1.0",
            Base = run.Parsed.GetRequiredValue(_base),
            Server = run.Parsed.GetValue(_server) ?? origin.Server ?? ToolVersion.Text.Split('+')[0],
            Plugins = origin.Plugins,
            Programs = origin.Programs,
            Env = origin.Env,
            Feeds = [.. (run.Parsed.GetValue(_feeds) ?? []).Select(feed => FeedPath.For(Path.GetDirectoryName(file)!, feed, run.Edge))],
            Left = origin.Left,
        });
        // What is written has to be sound.
        if (ManifestReader.Read(Encoding.UTF8.GetBytes(text), file, output ?? "the manifest", DateOnly.FromDateTime(run.Edge.Clock.GetUtcNow().UtcDateTime), run.Diagnostics) is null)
        {
            return;
        }

        await AnswerAsync(run, text, output, file, origin, token);
    }

    private async Task<Origin?> ConfiguredAsync(VerbRun run, string source, string folder, CancellationToken token)
    {
        var path = run.Edge.PathOf(source);
        if (!File.Exists(path))
        {
            throw new UsageException($"{source} is neither an address nor a file");
        }

        if (EnvironmentFile.Read(await InputFile.ReadAsync(path, LargestFile, token), source, run.Diagnostics) is not { } variables)
        {
            return null;
        }

        if (variables.Count == 0)
        {
            throw new UsageException($"{source} sets no variable that begins with OPSORCH_");
        }

        IReadOnlyList<string> places = [Path.GetDirectoryName(path)!, .. (run.Parsed.GetValue(_programs) ?? []).Select(run.Edge.PathOf)];
        return await new ConfiguredServer(variables, OfferedPlugins.Read(run), places, folder).ReadAsync(token);
    }

    private static async Task AnswerAsync(VerbRun run, string text, string? output, string file, Origin origin, CancellationToken token)
    {
        if (output is not null)
        {
            await OutputFile.WriteAsync(file, output, Encoding.UTF8.GetBytes(text), token);
        }

        foreach (var left in origin.Left)
        {
            await run.SayAsync($"left to do: {left}");
        }

        if (origin.Staying.Count > 0)
        {
            await run.SayAsync($"stays with whoever runs the server, and in no image: {string.Join(", ", origin.Staying)}");
        }

        await run.AnswerAsync(
            run.Json ? new JsonObject
            {
                ["manifest"] = text,
                ["file"] = output,
                ["left"] = new JsonArray([.. origin.Left.Select(left => JsonValue.Create(left))]),
                ["staying"] = new JsonArray([.. origin.Staying.Select(name => JsonValue.Create(name))]),
            }.ToJsonString()
            : output ?? text.TrimEnd('\n'));
    }
}
