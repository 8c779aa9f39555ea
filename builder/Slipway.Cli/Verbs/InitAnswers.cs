using System.CommandLine;
using Slipway.Builder.Manifest;
using Slipway.Cli.Distributions;
using Slipway.Cli.Manifests;

namespace Slipway.Cli.Verbs;

/// <summary>What `init` is told by options, asks on a terminal, or takes for granted.</summary>
internal sealed class InitAnswers
{
    private const string NoPlugin = "none";
    private const string StatedByBase = "base";

    private readonly Argument<string> _folder = new("dir") { Description = "The folder; made when it is not there", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _name = new("--name") { Description = "The name of server and manifest; the folder's unless said otherwise" };
    private readonly Option<string[]> _plugins = new("--plugin")
    {
        HelpName = "name", Description = "A plugin of this command's index by its name, any as NAME=MODULE@VERSION, or none; may be given several times; all built-in ones unless said otherwise",
    };

    private readonly Option<string?> _repository = new("--repository") { Description = "Where the image is published, without a tag" };
    private readonly Option<string?> _owner = new("--owner") { Description = "Who approves changes, such as @acme/platform; for CODEOWNERS" };
    private readonly Option<string?> _publisher = new("--publisher") { Description = "The organisation that builds the server" };
    private readonly Option<string> _base = new("--base") { HelpName = "image", Description = "What the image starts from: host, or as base.image of a manifest", DefaultValueFactory = _ => BaseChoice.Host };
    private readonly Option<string?> _server = new("--server") { HelpName = "version", Description = "The server's version, or base where the base image states it; this command's own unless said otherwise" };
    private readonly Option<string[]> _feeds = new("--feed") { HelpName = "source", Description = "A NuGet source beside nuget.config's; may be given several times" };
    private readonly Option<Pipeline> _ci = new("--ci") { Description = "The pipeline: github, gitlab, azure, cake or none", DefaultValueFactory = _ => Pipeline.Github };
    private readonly Option<Updates> _updates = new("--updates") { Description = "Who proposes newer versions: renovate, workflow (a scheduled one that runs slipway update) or none", DefaultValueFactory = _ => Updates.Renovate };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Ask nothing: what no option says is as usual" };

    public void AddTo(Command command)
    {
        command.Add(_folder);
        foreach (var option in new Option[] { _name, _plugins, _repository, _owner, _publisher, _base, _server, _feeds, _ci, _updates, _yes })
        {
            command.Add(option);
        }
    }

    public string Folder(VerbRun run) => Path.TrimEndingDirectorySeparator(run.Edge.PathOf(run.Parsed.GetRequiredValue(_folder)));

    public async Task<NewDistribution> CollectAsync(VerbRun run, CancellationToken token)
    {
        var offered = OfferedPlugins.Read(run);
        var questions = run.Edge.IsInteractive && !run.Json && !run.Parsed.GetValue(_yes) ? new DistributionQuestions(run.Edge) : null;
        var name = run.Parsed.GetValue(_name) ?? (questions is null ? UsualName(run) : await questions.NameAsync(UsualName(run), token));
        var written = run.Parsed.GetValue(_plugins) ?? [];
        return new NewDistribution
        {
            Name = name,
            Plugins = written.Length > 0 ? [.. written.Where(plugin => plugin != NoPlugin).Select(offered.Find)]
                : questions is null || offered.All.Count == 0 ? offered.Usual
                : await questions.PluginsAsync(offered, token),
            Repository = run.Parsed.GetValue(_repository) ?? (questions is null ? null : await questions.RepositoryAsync(token)),
            Owner = run.Parsed.GetValue(_owner) ?? (questions is null ? null : await questions.OwnerAsync(token)),
            Publisher = run.Parsed.GetValue(_publisher),
            Base = run.Parsed.GetRequiredValue(_base),
            Server = run.Parsed.GetValue(_server) is { } server ? server == StatedByBase ? null : server : ToolVersion.Text.Split('+')[0],
            Feeds = [.. (run.Parsed.GetValue(_feeds) ?? []).Select(feed => FeedPath.For(Folder(run), feed, run.Edge))],
            Policy = "policies/build.yaml",
            Pipeline = run.Parsed.GetValue(_ci),
            Updates = run.Parsed.GetValue(_updates),
        };
    }

    // A folder's name is for people; a server's is a DNS label.
    private string UsualName(VerbRun run)
    {
        var label = new string([.. Path.GetFileName(Folder(run)).ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')]).Trim('-');
        return label.Length is > 0 and <= 63 ? label : "ops-server";
    }
}
