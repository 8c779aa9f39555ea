using Slipway.Plugins.Shared.Yaml;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>The plans of a folder as they are now.</summary>
/// <param name="Plans">The plans by id, with the files that hold them.</param>
/// <param name="Problems">What could not be read, each with its place.</param>
/// <param name="Broken">The files that could not be read.</param>
internal sealed record PlanFolder(IReadOnlyDictionary<string, (Plan Plan, string File)> Plans, IReadOnlyList<string> Problems, IReadOnlySet<string> Broken)
{
    private const int LargestFile = 1024 * 1024;

    /// <summary>Reads all plans.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static PlanFolder Read(string folder)
    {
        Dictionary<string, (Plan Plan, string File)> plans = new(StringComparer.Ordinal);
        List<string> problems = [];
        HashSet<string> broken = new(StringComparer.Ordinal);
        foreach (var path in YamlFolder.Files(folder, static _ => true))
        {
            var file = Path.GetRelativePath(folder, path);
            var plan = ReadFile(path, file, problems);
            if (plan is null)
            {
                broken.Add(file);
            }
            else if (!plans.TryAdd(plan.Id, (plan, file)))
            {
                problems.Add($"{file}:1: the plan {plan.Id} is there already, in {plans[plan.Id].File}; give one of them another id");
                broken.Add(file);
            }
        }

        return new PlanFolder(plans, problems, broken);
    }

    private static Plan? ReadFile(string path, string file, List<string> problems)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                problems.Add($"{file}:1: the file has more than {LargestFile} bytes");
                return null;
            }

            var found = new PlanProblems(file);
            var plan = One(YamlFile.Read(File.ReadAllText(path), file), Path.GetFileNameWithoutExtension(path), found);
            problems.AddRange(found.All);
            return plan;
        }
        catch (YamlFileException exception)
        {
            problems.Add(exception.Message);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file}:1: the file cannot be read: {exception.Message}");
            return null;
        }
    }

    private static Plan? One(IReadOnlyList<YamlValue> documents, string id, PlanProblems problems)
    {
        if (documents is [var only])
        {
            return PlanReader.Read(only, id, problems);
        }

        problems.Add(documents.ElementAtOrDefault(1) ?? new YamlText("", true, 1, 1), documents.Count == 0 ? "the file holds no plan" : "a second plan begins here; a file holds one");
        return null;
    }
}
