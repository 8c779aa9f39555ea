using System.Text.RegularExpressions;

namespace Slipway.Architecture.Tests;

public sealed partial class ReferenceTests
{
    public static TheoryData<string> Projects => [.. ProjectFile.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatItMayKnow(string name)
    {
        var project = ProjectFile.All.Single(candidate => candidate.Name == name);
        var allowed = Rooms.AllowedFor(project);

        var forbidden = project.References.Where(reference => !allowed.Any(pattern => Matches(pattern, reference)));

        Assert.Empty(forbidden);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_UsesOnlyNamespacesOfRoomsItMayKnow(string name)
    {
        var project = ProjectFile.All.Single(candidate => candidate.Name == name);
        var allowed = Rooms.AllowedFor(project).Append(project.Name).ToArray();
        var others = Rooms.MayReference.Keys.Where(room => !allowed.Any(pattern => Matches(pattern, room))).ToArray();

        var violations = SourceFiles(project).SelectMany(file => UsedRooms(file, others).Select(room => $"{Path.GetRelativePath(Repository.Root, file)} uses {room}"));

        Assert.Empty(violations);
    }

    [Fact]
    public void PublicParts_ReferenceNoPrivateOnes()
    {
        var violations =
            from project in ProjectFile.All
            where Rooms.Public.Contains(project.Name) || project.Name.StartsWith("Slipway.Plugins.", StringComparison.Ordinal)
            from reference in project.References
            where !Rooms.Public.Contains(reference) && !reference.StartsWith("Slipway.Plugins.", StringComparison.Ordinal)
            select $"{project.Name} -> {reference}";

        Assert.Empty(violations);
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Repository.PathOf("Builder.sln")).Replace('\\', '/');
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !UntrackedFolder().IsMatch(path));

        var missing = ProjectFile.All.Select(project => $"{project.Folder}/{project.Name}.csproj")
            .Concat(tests.Select(path => Path.GetRelativePath(Repository.Root, path)))
            .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static bool Matches(string pattern, string name) => pattern.EndsWith('*')
        ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : pattern == name;

    private static IEnumerable<string> SourceFiles(ProjectFile project) =>
        Directory.EnumerateFiles(Repository.PathOf(project.Folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !UntrackedFolder().IsMatch(path))
            .Order(StringComparer.Ordinal);

    // A using belongs to the room with the longest name that it begins with: Slipway.Sdk.Tasks is not Slipway.Sdk.
    private static IEnumerable<string> UsedRooms(string file, IReadOnlyList<string> rooms) =>
        UsingDirective().Matches(File.ReadAllText(file))
            .Select(match => Rooms.MayReference.Keys
                .Where(room => $"{match.Groups[1].Value}.".StartsWith(room + ".", StringComparison.Ordinal))
                .MaxBy(room => room.Length))
            .OfType<string>()
            .Distinct()
            .Where(rooms.Contains);

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?(Slipway[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();

    [GeneratedRegex("/(obj|bin|node_modules|testcases|content|artifacts)/")]
    private static partial Regex UntrackedFolder();
}
