using Slipway.Metadata.Diagnostics;

namespace Slipway.Conformance.Fixtures;

/// <summary>The fixtures that a plugin ships.</summary>
/// <param name="Minimal">The least with which it works; the server starts with it.</param>
/// <param name="Medium">What it is tried with.</param>
/// <param name="Invalid">Configurations that it refuses.</param>
public sealed record PluginFixtures(ConformanceFixture? Minimal, ConformanceFixture? Medium, ConformanceFixture? Invalid)
{
    /// <summary>The folder of a package, and of a project, that holds them.</summary>
    public const string Folder = "conformance";

    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Files { get; } = ["minimal.yaml", "medium.yaml", "invalid.yaml"];

    /// <summary>No fixtures.</summary>
    public static PluginFixtures None { get; } = new(null, null, null);

    /// <summary>Reads them; <paramref name="open"/> gives the bytes of a file such as <c>medium.yaml</c>, or null.</summary>
    public static PluginFixtures Read(Func<string, byte[]?> open, string shown, DiagnosticBag bag)
    {
        return new PluginFixtures(One(Files[0]), One(Files[1]), One(Files[2]));

        ConformanceFixture? One(string file)
        {
            if (open(file) is not { } bytes)
            {
                return null;
            }

            var reading = ConformanceFixture.Read(bytes, $"{shown}/{file}");
            bag.AddRange(reading.Diagnostics);
            return reading.Value;
        }
    }
}
