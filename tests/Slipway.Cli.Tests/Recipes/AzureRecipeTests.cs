namespace Slipway.Cli.Tests.Recipes;

/// <summary>The Azure pipelines of manifests/ci, judged by what Microsoft's reference of their YAML says of all that they use.</summary>
public sealed class AzureRecipeTests
{
    private const string Schema = "tests/judges/azure-pipelines.schema.json";

    [Theory]
    [InlineData("azure-pipelines.yml")]
    [InlineData("azure-matrix.yml")]
    public async Task Recipe_IsAPipeline(string name) => Assert.Equal(["valid"], await SchemaJudge.JudgeAsync(Schema, Recipe.Read(name).Json));

    [Theory]
    [InlineData("\"displayName\":\"Build\"", "\"displayname\":\"Build\"")]
    [InlineData("\"vmImage\"", "\"vmimage\"")]
    [InlineData("\"dependsOn\":\"review\"", "\"needs\":\"review\"")]
    [InlineData("\"deployment\":\"publish\"", "\"deploy\":\"publish\"")]
    [InlineData("\"DownloadSecureFile@1\"", "\"DownloadSecureFile\"")]
    [InlineData("\"runOnce\"", "\"once\"")]
    public async Task Recipe_WithASlip_IsNone(string sound, string slip)
    {
        var json = Recipe.Read("azure-pipelines.yml").Json;
        Assert.Contains(sound, json, StringComparison.Ordinal);

        Assert.StartsWith("invalid", Assert.Single(await SchemaJudge.JudgeAsync(Schema, json.Replace(sound, slip, StringComparison.Ordinal))), StringComparison.Ordinal);
    }
}
