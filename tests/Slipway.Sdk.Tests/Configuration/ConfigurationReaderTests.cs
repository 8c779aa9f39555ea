using System.Text.Json;
using Slipway.Sdk.Configuration;

namespace Slipway.Sdk.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private static ConfigurationReader Read(string json) => new(JsonElement.Parse(json));

    [Theory]
    [InlineData("\"500ms\"", 0.5)]
    [InlineData("\"10s\"", 10)]
    [InlineData("\"1m30s\"", 90)]
    [InlineData("\"1.5h\"", 5400)]
    [InlineData("2", 2)]
    [InlineData("0.25", 0.25)]
    public void Duration_AsOperatorsWriteIt_IsRead(string json, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read($$"""{"timeout":{{json}}}""").Duration("timeout"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"10\"")]
    [InlineData("\"ten seconds\"")]
    [InlineData("\"1x\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("true")]
    public void Duration_OfSomethingElse_NamesTheKey(string json)
    {
        var reader = Read($$"""{"timeout":{{json}}}""");

        Assert.Null(reader.Duration("timeout"));
        Assert.Equal("timeout", Assert.Single(reader.Problems).Key);
    }

    [Theory]
    [InlineData("""{"name":"\ud800","ok":true}""", "name: is no Unicode text: half of a surrogate pair stands alone; write the whole character")]
    [InlineData("""{"list":["a","\udc00"],"ok":true,"name":"n"}""", "list: is no Unicode text: half of a surrogate pair stands alone; write the whole character")]
    [InlineData("""{"map":{"\ud800":"a"},"ok":true,"name":"n"}""", "map: is no Unicode text: half of a surrogate pair stands alone; write the whole character")]
    [InlineData("""{"\ud800":"a"}""", "a key is no Unicode text: half of a surrogate pair stands alone; write the whole character")]
    [InlineData("""{"name":"\ud83c\udf0d"}""", "")]
    public void Problems_OfHalfACharacter_NameTheKeyOnce(string json, string problems)
    {
        var reader = Read(json);
        reader.Require("name");
        reader.Text("name");
        reader.Texts("list");
        reader.Map("map");
        reader.Boolean("ok");
        reader.RefuseUnknownKeys();

        Assert.Equal(problems, string.Join("; ", reader.Problems));
    }

    [Fact]
    public void Problems_OfABadConfiguration_AreAllThere()
    {
        var reader = Read("""{"url":"ftp://x","port":"1","retries":99999999999,"extra":1,"ok":"yes"}""");
        reader.Require("name");
        reader.Text("name");
        reader.Uri("url");
        reader.Int32("port");
        reader.Int32("retries", new KeyLimits(0, 10));
        reader.Boolean("ok");
        reader.RefuseUnknownKeys();

        Assert.Equal(
            [
                "name: is required",
                "url: an absolute http or https address is expected, such as https://example.com",
                "port: a whole number is expected, this is a string",
                "retries: at most 10 is expected",
                "ok: true or false is expected, this is a string",
                "extra: is unknown; the keys are name, ok, port, retries, url",
            ],
            reader.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Secret_ThatIsWrong_IsNotShown()
    {
        var reader = Read("""{"token":"hunter2"}""");
        reader.Secret("token", new KeyLimits(20, null));

        Assert.DoesNotContain("hunter2", Assert.Single(reader.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_Printed_IsHidden()
    {
        var secret = Read("""{"token":"hunter2"}""").Secret("token");

        Assert.Equal("***", $"{secret}");
        Assert.Equal("hunter2", secret!.Reveal());
    }

    [Fact]
    public void Texts_Maps_And_Words_AreRead()
    {
        var reader = Read("""{"to":["a","b"],"headers":{"x":"1"},"mode":"startTls"}""");

        Assert.Equal(["a", "b"], reader.Texts("to")!);
        Assert.Equal("1", reader.Map("headers")!["x"]);
        Assert.Equal("startTls", reader.Word("mode", ["none", "startTls"]));
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void Constructor_OfNoObject_IsAProblemOfTheWhole(string json) =>
        Assert.Equal("", Assert.Single(Read(json).Problems).Key);

    [Fact]
    public void Null_IsNoValue()
    {
        var reader = Read("""{"a":null,"b":null}""");
        reader.Require("a");

        Assert.Null(reader.Text("a"));
        Assert.Null(reader.Int64("b"));
        Assert.Equal("a: is required; b: null is no value; leave the key out instead", string.Join("; ", reader.Problems));
    }

    [Theory]
    [InlineData("-1", "timeout: a duration cannot be negative")]
    [InlineData("\"-1m30s\"", "timeout: a duration cannot be negative")]
    [InlineData("1e300", "timeout: the duration is too long")]
    [InlineData("\"--1s\"", "timeout: a number of seconds or a duration such as 500ms, 10s or 1m30s is expected")]
    public void Duration_OutOfRange_SaysWhy(string json, string problem)
    {
        var reader = Read($$"""{"timeout":{{json}}}""");

        Assert.Null(reader.Duration("timeout"));
        Assert.Equal(problem, Assert.Single(reader.Problems).ToString());
    }

    [Fact]
    public void Items_ThatAreWrong_AreNamed()
    {
        var reader = Read("""{"to":["a",1,null],"headers":{"x":"1","y":true,"x":"2"}}""");

        Assert.Null(reader.Texts("to"));
        Assert.Null(reader.Map("headers"));
        Assert.Equal(
            [
                "to: item 1: a string is expected, this is a number",
                "to: item 2: a string is expected, this is null",
                "headers: 'x' is there more than once; keep one of them",
                "headers: 'y': a string is expected, this is a truth value",
            ],
            reader.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Constructor_OfADuplicateKey_NamesIt()
    {
        var reader = Read("""{"token":"a","url":"b","token":"c"}""");

        Assert.Equal("token: is there more than once; keep one of them", Assert.Single(reader.Problems).ToString());
    }

    [Theory]
    [InlineData("timout", "timeout")]
    [InlineData("TIMEOUT", "timeout")]
    [InlineData("urls", "url")]
    public void RefuseUnknownKeys_NearAKnownOne_AsksForIt(string written, string meant)
    {
        var reader = Read($$"""{"{{written}}":1}""");
        reader.Text("url");
        reader.Duration("timeout");
        reader.RefuseUnknownKeys();

        Assert.Equal($"{written}: is unknown, did you mean {meant}; the keys are timeout, url", Assert.Single(reader.Problems).ToString());
    }

    [Fact]
    public void Word_InAnotherCase_IsRefusedWithTheRightOne()
    {
        var reader = Read("""{"mode":"STARTTLS"}""");

        Assert.Null(reader.Word("mode", ["none", "startTls"]));
        Assert.Equal("mode: one of none, startTls is expected, did you mean startTls", Assert.Single(reader.Problems).ToString());
    }

    [Theory]
    [InlineData("3.0", 3)]
    [InlineData("1e3", 1000)]
    [InlineData("3.5", null)]
    public void Int64_OfAWholeNumberInOtherClothes_IsRead(string json, int? number) =>
        Assert.Equal(number, Read($$"""{"a":{{json}}}""").Int64("a"));

    [Fact]
    public void Exception_NamesEveryKey()
    {
        var exception = new ConfigurationException([new("url", "is required"), new("port", "is unknown")]);

        Assert.Equal("url: is required; port: is unknown", exception.Message);
    }
}
