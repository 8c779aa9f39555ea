using System.Globalization;

namespace Slipway.Cli.Running;

/// <summary>The files that a project is built from, as they were at a moment.</summary>
internal sealed record WatchedFiles(string Restored, IReadOnlyDictionary<string, string> States)
{
    /// <summary>As they are now.</summary>
    public static WatchedFiles Of(IReadOnlyList<string> folders, IReadOnlyList<string> feeds) => new(
        RestoreInputs.Of(folders, feeds),
        folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => ChangeWatcher.IsSource(Path.GetRelativePath(folder, file))))
            .Distinct(StringComparer.Ordinal).ToDictionary(file => file, StateOf, StringComparer.Ordinal));

    /// <summary>The same and what has come since, such as files that a build wrote among its own sources.</summary>
    public WatchedFiles With(WatchedFiles later) => this with { States = States.Concat(later.States).DistinctBy(file => file.Key).ToDictionary(StringComparer.Ordinal) };

    /// <summary>Whether nothing but the content of some of these files differs in another moment.</summary>
    public bool DifferOnlyIn(Func<string, bool> files, WatchedFiles later) =>
        Restored == later.Restored && States.Count == later.States.Count
        && later.States.All(now => States.TryGetValue(now.Key, out var before) && (before == now.Value || files(now.Key)));

    private static string StateOf(string file) => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}");
}
