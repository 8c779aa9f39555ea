using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Tests.Stdio;

public sealed class PluginErrorTests
{
    [Theory]
    [InlineData("\"plain\"", "provider_error", "plain")]
    [InlineData("{\"code\":\"not_found\",\"message\":\"gone\"}", "not_found", "gone")]
    [InlineData("{\"Code\":\"x\",\"MESSAGE\":\"y\"}", "x", "y")]
    [InlineData("{\"message\":\"only\"}", "provider_error", "only")]
    [InlineData("{}", "provider_error", "")]
    [InlineData("{\"code\":500,\"message\":{\"a\":1}}", "500", "{\"a\":1}")]
    [InlineData("[1, 2]", "provider_error", "[1, 2]")]
    [InlineData("42", "provider_error", "42")]
    public void Read_AnyFormOfError_KeepsCodeAndWords(string json, string code, string message)
    {
        var refusal = Read(json, hasResult: true)!;

        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Read_NullOrAnEmptyTextBesideAResult_IsNoError()
    {
        Assert.Null(Read("null", hasResult: false));
        Assert.Null(Read("\"\"", hasResult: true));
        Assert.NotNull(Read("\"\"", hasResult: false));
    }

    [Theory]
    [InlineData("30", 30.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("1e300", 86400.0)]
    [InlineData("-1", null)]
    [InlineData("\"30\"", null)]
    public void Read_RetryAfter_IsSeconds(string value, double? seconds)
    {
        var refusal = Read($"{{\"code\":\"busy\",\"message\":\"m\",\"retryAfter\":{value}}}", hasResult: false)!;

        Assert.Equal(seconds, refusal.RetryAfter?.TotalSeconds);
        Assert.Equal(seconds is not null, refusal.Retryable);
    }

    [Theory]
    [InlineData("{\"code\":\"rate_limited\"}", true)]
    [InlineData("{\"code\":\"rate_limited\",\"retryable\":false}", false)]
    [InlineData("{\"code\":\"conflict\",\"retryable\":true}", true)]
    [InlineData("{\"code\":\"conflict\"}", false)]
    public void Read_Retryable_IsWhatThePluginSaysOrTheCodeMeans(string json, bool retryable) =>
        Assert.Equal(retryable, Read(json, hasResult: false)!.Retryable);

    [Fact]
    public void Read_Details_AreKept() =>
        Assert.Equal("7", Read("{\"code\":\"x\",\"details\":{\"n\":7}}", hasResult: false)!.Details!["n"].GetRawText());

    private static ProviderException? Read(string json, bool hasResult) => PluginError.Read(Encoding.UTF8.GetBytes(json), hasResult, 64);
}
