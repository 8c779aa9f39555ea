using Slipway.Conformance.Fixtures;

namespace Slipway.Conformance.Launching;

/// <summary>How a server is to be started.</summary>
/// <param name="Environment">Variables beside the one that says where it listens.</param>
public sealed record ServerStart(IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Whether it may have no network.</summary>
    public bool Isolated { get; init; }

    /// <summary>The files of the folder that <c>{folder}</c> in the environment stands for.</summary>
    public IReadOnlyList<FixtureFile> Files { get; init; } = [];

    /// <summary>Writes the files below a folder; the environment of a server that sees this folder at <paramref name="seen"/>.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Settle(string folder, string seen)
    {
        const string Below = "files";
        FixtureFile.Write(Files, Path.Combine(folder, Below));
        return Environment.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.Replace(FixtureFile.Folder, $"{seen}/{Below}", StringComparison.Ordinal)));
    }
}
