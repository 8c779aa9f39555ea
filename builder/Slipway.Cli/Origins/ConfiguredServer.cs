using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Slipway.Cli.Manifests;
using Slipway.Metadata;

namespace Slipway.Cli.Origins;

/// <summary>A server as its environment variables describe it: those of OpsOrch Core, which ours reads, too.</summary>
/// <param name="variables">The variables.</param>
/// <param name="offered">The plugins that can be compiled in.</param>
/// <param name="places">The folders in which plugin programs may lie.</param>
/// <param name="manifestFolder">The folder of the manifest, which names files relative to itself.</param>
internal sealed partial class ConfiguredServer(IReadOnlyDictionary<string, string> variables, OfferedPlugins offered, IReadOnlyList<string> places, string manifestFolder)
{
    private const string PluginFolder = "/opt/opsorch/plugins";

    // The server's own; they need no plugin.
    private const string Secret = "secret";

    // What is the same wherever an image runs. The rest are secrets, files of one machine, or what may hold either.
    private static readonly string[] Settings =
    [
        "ADDR", "CORS_ORIGIN", "EGRESS", "AUDIT", "LOGGING_FORMAT", "LOGGING_LEVEL", "MAX_BODY_BYTES", "MAX_NESTING", "MAX_HEADER_BYTES", "MAX_CONNECTIONS",
        "HEADER_TIMEOUT", "BODY_TIMEOUT", "IDLE_TIMEOUT", "SHUTDOWN_TIMEOUT",
    ];

    private readonly List<ChosenPlugin> _plugins = [];
    private readonly List<ChosenProgram> _programs = [];
    private readonly List<string> _left = [];
    private readonly SortedDictionary<string, string> _env = new(StringComparer.Ordinal);

    public async Task<Origin> ReadAsync(CancellationToken token)
    {
        foreach (var setting in Settings.Concat(WellKnown.Capabilities.SelectMany(capability => new[] { Named(capability, "TIMEOUT"), Named(capability, "PLUGIN_PROCESSES") })))
        {
            if (Value(setting) is { } value)
            {
                _env[$"OPSORCH_{setting}"] = value;
            }
        }

        foreach (var capability in WellKnown.Capabilities)
        {
            // A program wins over a provider, as in the server.
            if (Value(Named(capability, "PLUGIN")) is { } program)
            {
                await AddProgramAsync(capability, program, token);
            }
            else if (Value(Named(capability, "PROVIDER")) is { } provider && capability != Secret)
            {
                AddProvider(capability, provider.ToLowerInvariant());
            }
        }

        return new Origin
        {
            Plugins = _plugins, Programs = _programs, Env = _env, Left = _left,
            Staying = [.. variables.Keys.Where(name => !_env.ContainsKey(name) && !name.EndsWith("_PLUGIN", StringComparison.Ordinal) && !name.EndsWith("_PROVIDER", StringComparison.Ordinal) || name == "OPSORCH_SECRET_PROVIDER")],
        };
    }

    private string? Value(string name) => variables.GetValueOrDefault($"OPSORCH_{name}")?.Trim() is { Length: > 0 } value ? value : null;

    private static string Named(string capability, string what) => $"{capability.ToUpperInvariant()}_{what}";

    private void AddProvider(string capability, string provider)
    {
        if (offered.All.FirstOrDefault(plugin => plugin.Name == provider) is not { } plugin)
        {
            _left.Add($"{capability} has the provider {provider}, which no plugin of this command's index is: add its package to spec.plugins");
            return;
        }

        if (!_plugins.Contains(plugin))
        {
            _plugins.Add(plugin);
        }

        _env[$"OPSORCH_{Named(capability, "PROVIDER")}"] = provider;
    }

    private async Task AddProgramAsync(string capability, string written, CancellationToken token)
    {
        var candidates = places.Select(folder => Path.Combine(folder, Path.GetFileName(written))).Prepend(Path.IsPathRooted(written) ? written : Path.Combine(places[0], written));
        if (candidates.FirstOrDefault(File.Exists) is not { } file)
        {
            _left.Add($"{capability} has the program {written}, which is not here: name its folder with --programs");
            return;
        }

        var name = NotOfALabel().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "-").Trim('-');
        name = name.Length == 0 || _programs.Exists(program => program.Name == name) ? $"{name}-{capability}".TrimStart('-') : name;
        await using var content = File.OpenRead(file);
        _programs.Add(new ChosenProgram(name, capability, Path.GetRelativePath(manifestFolder, file), Convert.ToHexStringLower(await SHA256.HashDataAsync(content, token))));
        _env[$"OPSORCH_{Named(capability, "PLUGIN")}"] = $"{PluginFolder}/{name}";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfALabel();
}
