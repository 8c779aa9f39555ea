using System.CommandLine;
using Slipway.Cli.Running;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway run M</c> and <c>run --plugin DIR</c>: builds the server and runs it here, without an image.</summary>
internal static class RunVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = new Argument<string?>("manifest") { Description = "The build manifest (a YAML file of kind ServerBuild)", Arity = ArgumentArity.ZeroOrOne };
        var plugin = new Option<string?>("--plugin") { Description = "Instead of a manifest: the folder of a plugin's project; dotnet pack builds it", HelpName = "dir" };
        var feed = new Option<string[]>("--feed") { Description = "With --plugin: a NuGet source beside nuget.config's; may be given several times", HelpName = "source" };
        var watch = new Option<bool>("--watch") { Description = "Build and start anew when the manifest, its lock, a local package or the plugin's sources change" };
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var command = new Command("run", "Build the server of a manifest, or one around a plugin's project, and run it here") { manifest, plugin, feed, watch, offline, locked };
        command.Validators.Add(result =>
        {
            var project = result.GetValue(plugin);
            if (project is null == result.GetValue(manifest) is null)
            {
                result.AddError("run takes a manifest, or the folder of a plugin's project with --plugin");
            }
            else if (project is null && result.GetValue(feed) is { Length: > 0 })
            {
                result.AddError("--feed goes with --plugin; a manifest names its feeds itself");
            }
            else if (project is not null && (result.GetValue(offline) || result.GetValue(locked)))
            {
                result.AddError("--offline and --locked go with a manifest; --plugin resolves anew, with dotnet pack");
            }
        });
        VerbRun.Bind(command, edge, (run, token) =>
        {
            IRunSource source = run.Parsed.GetValue(plugin) is { } folder
                ? new PluginSource(run, folder, run.Parsed.GetValue(feed) ?? [], isWatched: run.Parsed.GetValue(watch))
                : new ManifestSource(run, run.Parsed.GetValue(manifest)!);
            var loop = new RunLoop(run, source);
            return run.Parsed.GetValue(watch)
                ? loop.WatchAsync(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), token)
                : loop.OnceAsync(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), token);
        });
        return command;
    }
}
