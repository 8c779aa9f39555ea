using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Referrers;

namespace Slipway.Images.Registries;

/// <summary>Lists the tags of a repository.</summary>
public static class TagList
{
    /// <summary>All tags, in ordinal order; those that only hold lists of referrers and signatures are left out.</summary>
    public static async Task<Checked<IReadOnlyList<string>>> ReadAsync(
        RegistryClient client, ImageReference repository, CancellationToken token)
    {
        var missing = false;
        var read = await client.Open(repository).Lists.ReadAsync(
            "tags/list?n=1000",
            answer => missing = answer.Status == 404,
            root => root.Items("tags").Select(tag => tag.AsText("tags")),
            token);
        return missing ? Checked<IReadOnlyList<string>>.From([ContentProblems.NoSuchManifest(repository.Name)])
            : read.Ok ? Checked<IReadOnlyList<string>>.Of(
            [
                .. read.Value
                    .Where(tag => !SignatureTags.IsOne(tag))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ])
            : read;
    }
}
