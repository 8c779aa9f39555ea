#pragma warning disable RS0030 // Here, and nowhere below, environment, console, clock and working folder are read.
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace Slipway.Cli;

/// <summary>What the command takes from the process that it runs in. Tests make their own.</summary>
internal sealed record Edge
{
    /// <summary>Where the answer goes.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The folder that relative paths are relative to.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The folder of the running program.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Keeps clients that wait for a registry from coming back together.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>The proxy to the world, if any.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a person looks at the error stream.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person can be asked.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>A variable that is set to something.</summary>
    public string? Variable(string name) => Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A path, absolute.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, WorkingFolder);

    /// <summary>The process itself.</summary>
    public static Edge OfThisProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        WorkingFolder = Directory.GetCurrentDirectory(),
        IsTerminal = !Console.IsErrorRedirected,
        IsInteractive = !Console.IsErrorRedirected && !Console.IsInputRedirected && System.Environment.GetEnvironmentVariable("CI") is not ("true" or "1"),
        Proxy = HttpClient.DefaultProxy,
    };

    /// <summary>The .NET installation: the one that runs this process, else the one that the environment names.</summary>
    public string DotnetRoot()
    {
        // shared/Microsoft.NETCore.App/VERSION/ of the installation; a self-contained program has no such place.
        var running = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string?[] candidates = [Variable("DOTNET_ROOT"), running, OnPath(), "/usr/share/dotnet", "/usr/lib/dotnet"];
        return candidates.OfType<string>().FirstOrDefault(root => Directory.Exists(Path.Combine(root, "packs")) && File.Exists(Path.Combine(root, "dotnet"))) ?? running;
    }

    private string? OnPath() => (Variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => new FileInfo(Path.Combine(folder, "dotnet")))
        .Where(file => file.Exists)
        .Select(file => Path.GetDirectoryName(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName))
        .FirstOrDefault();

    /// <summary>Where what may be deleted is kept between runs.</summary>
    public string CacheFolder() =>
        Variable("SLIPWAY_CACHE") is { } own ? PathOf(own)
        : Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Variable("HOME") ?? Path.GetTempPath(), ".cache"), "slipway");

    /// <summary>The time that everything in an image carries.</summary>
    public DateTimeOffset Created() =>
        long.TryParse(Variable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a CI runs this.</summary>
    public bool IsCi() => Variable("CI") is "true" or "1";

    /// <summary>Where advisories lie: the folder that is named, or osv-scanner's own where it has one.</summary>
    public string? AdvisoriesFolder(string? named)
    {
        if ((named ?? Variable("SLIPWAY_ADVISORIES") ?? Variable("OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY")) is { } folder)
        {
            return PathOf(folder);
        }

        var shared = Variable("XDG_CACHE_HOME") ?? (Variable("HOME") is { } home ? Path.Combine(home, ".cache") : null);
        return shared is not null && Directory.Exists(Path.Combine(shared, "osv-scanner")) ? shared : null;
    }

    /// <summary>The address of the repository that the CI builds, where it says so.</summary>
    public string? Source()
    {
        var source = Variable("SLIPWAY_SOURCE")
            ?? (Variable("GITHUB_SERVER_URL") is { } server && Variable("GITHUB_REPOSITORY") is { } repository ? $"{server}/{repository}" : null)
            ?? Variable("CI_PROJECT_URL") ?? Variable("BUILD_REPOSITORY_URI");
        // Some services put a token in front of the host.
        return Uri.TryCreate(source, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? new UriBuilder(address) { UserName = "", Password = "" }.Uri.ToString()
            : source;
    }

    /// <summary>The commit that the CI builds, where it says so.</summary>
    public string? Commit() => Variable("SLIPWAY_COMMIT") ?? Variable("GITHUB_SHA") ?? Variable("CI_COMMIT_SHA") ?? Variable("BUILD_SOURCEVERSION");
}
