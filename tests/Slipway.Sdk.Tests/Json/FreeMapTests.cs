using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tests.Json;

public sealed class FreeMapTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Add_ValuesOfEveryKind_WritesThemAsJson()
    {
        var map = new FreeMap
        {
            { "text", "a\"b" },
            { "none", (string?)null },
            { "whole", 3 },
            { "number", 1.5 },
            { "yes", true },
            { "list", ["a", "b"] },
            { "map", new FreeMap { { "inner", 1 } } },
        };

        Assert.Equal(
            """{"text":"a\"b","none":null,"whole":3,"number":1.5,"yes":true,"list":["a","b"],"map":{"inner":1}}""",
            JsonSerializer.Serialize(map, Relaxed));
    }

    [Theory]
    [InlineData("12345678901234567890123456789.000000000000000001")]
    [InlineData("1e400")]
    [InlineData("-0.0")]
    public void Deserialize_Numbers_KeepsEveryDigit(string number) =>
        Assert.Equal($$"""{"n":{{number}}}""", JsonSerializer.Serialize(JsonSerializer.Deserialize<FreeMap>($$"""{"n":{{number}}}""")));

    [Fact]
    public void From_AnElement_OutlivesItsDocument()
    {
        FreeMap map;
        using (var document = JsonDocument.Parse("""{"a":{"b":1}}"""))
        {
            map = FreeMap.From(document.RootElement);
        }

        Assert.Equal(1, map["a"].GetProperty("b").GetInt32());
    }

    [Fact]
    public void From_NoObject_SaysWhatItIs() =>
        Assert.Contains("Array", Assert.Throws<ArgumentException>(() => FreeMap.From(JsonElement.Parse("[]"))).Message, StringComparison.Ordinal);

    [Fact]
    public void GetText_OfSomethingElse_IsNull()
    {
        var map = new FreeMap { { "n", 1 }, { "t", "x" } };

        Assert.Null(map.GetText("n"));
        Assert.Null(map.GetText("absent"));
        Assert.Equal("x", map.GetText("t"));
    }
}
