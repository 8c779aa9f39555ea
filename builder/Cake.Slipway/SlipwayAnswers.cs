using System.Text.Json;
using System.Text.Json.Serialization;
using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>The command's answers, from JSON to what aliases return. What a newer command says beside is left aside.</summary>
internal static class SlipwayAnswers
{
    public static SlipwayPlanResult Plan(string json) => JsonSerializer.Deserialize(json, AnswerJson.Default.SlipwayPlanResult)!;

    public static IReadOnlyList<SlipwayPushResult> Pushed(string json) => JsonSerializer.Deserialize(json, AnswerJson.Default.SlipwayPushResultArray)!;

    public static SlipwayBuildResult Built(string json, string reference, DirectoryPath output)
    {
        var built = JsonSerializer.Deserialize(json, AnswerJson.Default.BuildJson)!;
        return new() { Reference = reference, Digest = built.Digest, Name = built.Name, Version = built.Version, Tags = built.Tags ?? [], Output = output };
    }

    public static SlipwayVerifyResult Verdict(string json)
    {
        var verdict = JsonSerializer.Deserialize(json, AnswerJson.Default.VerdictJson)!;
        return new()
        {
            Repository = verdict.Repository,
            Digest = verdict.Digest,
            Policy = verdict.Policy,
            Mode = verdict.Mode,
            Passed = verdict.Passed,
            Allowed = verdict.Allowed,
            SlsaBuildLevel = verdict.SlsaBuildLevel,
            // An index and its images often lack the same.
            Problems = [.. verdict.Parts.SelectMany(part => part.Checks).SelectMany(check => check.Problems).Distinct()],
        };
    }
}

/// <summary>build.json, as far as it is read here; an image without tags says nothing of them.</summary>
internal sealed record BuildJson(string Name, string Version, string Digest, IReadOnlyList<string>? Tags = null);

/// <summary>A verdict, as far as it is read here.</summary>
internal sealed record VerdictJson(
    string Repository, string Digest, string Policy, string Mode, bool Passed, bool Allowed, int SlsaBuildLevel, IReadOnlyList<VerdictPartJson> Parts);

/// <summary>The verdict about one image of several.</summary>
internal sealed record VerdictPartJson(IReadOnlyList<VerdictCheckJson> Checks);

/// <summary>One check of a verdict.</summary>
internal sealed record VerdictCheckJson(IReadOnlyList<SlipwayProblem> Problems);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SlipwayPlanResult))]
[JsonSerializable(typeof(SlipwayPushResult[]))]
[JsonSerializable(typeof(BuildJson))]
[JsonSerializable(typeof(VerdictJson))]
internal sealed partial class AnswerJson : JsonSerializerContext;
