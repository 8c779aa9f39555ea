using Slipway.Cli.Verbs;
using Slipway.Images;
using Slipway.Images.Registries;

namespace Slipway.Cli.Health;

/// <summary>Whether registries answer, and let the user in that signed in.</summary>
internal static class RegistryHealth
{
    private const string Area = "registry";

    // It is there and let us in, and has nothing of this name yet.
    private const string NoSuchName = "SLP8020";

    public static async Task<IReadOnlyList<HealthFinding>> FindAsync(VerbRun run, IReadOnlyList<ImageReference> places, CancellationToken token)
    {
        if (places.Count == 0)
        {
            return [];
        }

        List<HealthFinding> found = [];
        using var client = RegistryAccess.Open(run);
        foreach (var place in places)
        {
            var answer = await TagList.ReadAsync(client, place, token);
            found.Add(answer.Ok || answer.Problems.All(problem => problem.Id == NoSuchName)
                ? HealthFinding.Ok(Area, $"{place.Name} may be read")
                : new(Area, HealthState.Broken, $"{place.Name}: {answer.Problems[0].Message.TrimEnd('.')}", answer.Problems[0].Remedy.TrimEnd('.')));
        }

        return found;
    }
}
