using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Slipway.Generator.Tests.Compiling;
using Slipway.Sdk.Configuration;

namespace Slipway.Generator.Tests.Configuration;

public sealed class ConfigurationTests : IDisposable
{
    private const string Source =
        """
        using Slipway.Sdk.Configuration;

        namespace Acme.@event;

        internal enum Mode { Off, HTTPProxy, IPAddress, @default }

        internal abstract record Common
        {
            [Key("verbose")] public bool Verbose { get; init; }

            [Key("proxy", Description = "Where to go through.")] public Uri Proxy { get; internal set; } = new("http://proxy.example:3128");
        }

        [Configuration]
        internal sealed partial record Everything : Common
        {
            private const int MostRetries = 9;

            [Key("name", Minimum = 2, Maximum = 9)] public string Name { get; init; } = "a \"name\"\n";
            [Key("token")] public required Secret Token { get; init; }
            [Key("spare")] public Secret Spare { get; init; } = new("never shown");
            [Key("url")] public required Uri Url { get; init; }
            [Key("on")] public bool On { get; init; } = true;
            [Key("maybe")] public bool? Maybe { get; init; }
            [Key("port", Minimum = 1, Maximum = 65535)] public required int Port { get; init; }
            [Key("retries")] public int? Retries { get; init; } = MostRetries - 1;
            [Key("size")] public long Size { get; init; } = 1L << 40;
            [Key("ratio", Minimum = -0.5, Maximum = 1e21)] public double Ratio { get; init; } = 0.25;
            [Key("timeout", Minimum = 0.5)] public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1.5);
            [Key("pause")] public TimeSpan? Pause { get; init; } = TimeSpan.Zero;
            [Key("forever")] public TimeSpan Forever { get; init; } = TimeSpan.MaxValue;
            [Key("mode")] public Mode Mode { get; init; } = Mode.HTTPProxy;
            [Key("second")] public required Mode Second { get; init; }
            [Key("third")] public Mode? Third { get; init; }
            [Key("labels")] public IReadOnlyList<string> Labels { get; init; } = [];
            [Key("headers")] public IReadOnlyDictionary<string, string>? Headers { get; init; }
            [Key("class"), Obsolete("use name")] public string? @class { get; init; }
            [Key("reader")] public string? Reader { get; init; }
            [Key("result")] public string? Result { get; init; }

            public string Unkeyed { get; init; } = "";

            partial void CheckRules(ConfigurationReader reader)
            {
                if (On && Retries == 0)
                {
                    reader.Report("retries", "is at least 1 when on is true");
                }
            }
        }
        """;

    private readonly LoadedAssemblies _assemblies = new();
    private Type? _everything;

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void JsonSchema_OfEveryKindOfKey_LooksAsApproved()
    {
        var schema = (string)Everything.GetField("JsonSchema")!.GetRawConstantValue()!;

        Snapshot.Match(schema, extension: "json");
        using var read = JsonDocument.Parse(schema);
        Assert.Equal(JsonValueKind.False, read.RootElement.GetProperty("additionalProperties").ValueKind);
        Assert.DoesNotContain("never shown", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_EveryKey_SetsEveryProperty() => Snapshot.Match(Bound(
        """
        {"name":"x y","token":"t","spare":"s","url":"https://a.example/","on":false,"maybe":true,"port":80,"retries":0,"size":-5,"ratio":0.5,
        "timeout":"2s","pause":3,"forever":"1d","mode":"ipAddress","second":"default","third":"off","labels":["a"],"headers":{"h":"v"},
        "class":"c","reader":"r","result":"u","verbose":true,"proxy":"http://p/"}
        """));

    [Fact]
    public void Bind_RequiredKeysOnly_KeepsInitialValues() =>
        Snapshot.Match(Bound("""{"token":"t","url":"https://a.example/","port":80,"second":"off"}"""));

    [Theory]
    [InlineData("""{"token":"t","url":"https://a.example/","port":80,"second":"off","retries":0}""", "retries: is at least 1 when on is true")]
    [InlineData("""{"token":null,"url":"https://a.example/","port":80,"second":"off"}""", "token: is required")]
    [InlineData("""{"token":"t","url":"/a","port":0,"second":"on"}""",
        "url: an absolute http or https address is expected, such as https://example.com; port: at least 1 is expected; second: one of off, httpProxy, ipAddress, default is expected")]
    [InlineData("""{"token":"t","url":"https://a.example/","port":80,"second":"off","timeout":"100ms","unkeyed":""}""",
        "timeout: at least 0.5 seconds are expected; unkeyed: is unknown; the keys are class, forever, headers, labels, maybe, mode, name, on, pause, port, proxy, ratio, reader, result, retries, second, size, spare, third, timeout, token, url, verbose")]
    public void Validate_AgainstTheRules_SaysSo(string json, string problems)
    {
        Assert.Equal(problems, string.Join("; ", Validate(json)));
        var thrown = Assert.Throws<TargetInvocationException>(() => Bound(json));
        Assert.Equal(problems, Assert.IsType<ConfigurationException>(thrown.InnerException).Message);
    }

    [Theory]
    [InlineData("\"\"\"quoted\"\"\"")]
    [InlineData("""back\slash and \u0041 and { } and //""")]
    [InlineData("line\nbreak\r\ttab")]
    [InlineData("Grüße, 世界 🌍")]
    public void JsonSchema_OfAnyDescription_SaysItExactly(string description)
    {
        var source =
            $$"""
            using Slipway.Sdk.Configuration;
            [Configuration] internal sealed partial record Described { [Key("a", Description = {{Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(description, quote: true)}})] public string? A { get; init; } }
            """;
        var schema = (string)_assemblies.Load(Compiler.Run(source)).GetType("Described")!.GetField("JsonSchema")!.GetRawConstantValue()!;

        using var read = JsonDocument.Parse(schema);
        Assert.Equal(description, read.RootElement.GetProperty("properties").GetProperty("a").GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("required")]
    [InlineData("file")]
    public void Bind_OfARecordNamedWithAKeyword_Works(string name)
    {
        var source =
            $$"""
            using Slipway.Sdk.Configuration;
            namespace Acme { [Configuration] internal sealed partial record @{{name}} { [Key("a")] public required string A { get; init; } } }
            """;
        Assert.Equal("""a: is required""", string.Join("; ", Validate(_assemblies.Load(Compiler.Run(source)).GetType("Acme." + name, throwOnError: true)!, "{}")));
    }

    [Fact]
    public void Validate_OfARecordThatDerivesFromAConfiguration_KnowsTheKeysOfBoth()
    {
        const string Derived =
            """
            using Slipway.Sdk.Configuration;
            [Configuration] internal partial record Common { [Key("a")] public required string A { get; init; } }
            [Configuration] internal sealed partial record Special : Common { [Key("b")] public required string B { get; init; } }
            """;
        var assembly = _assemblies.Load(Compiler.Run(Derived));

        Assert.Equal("a: is required; b: is required", string.Join("; ", Validate(assembly.GetType("Special")!, "{}")));
        Assert.Equal("a: is required", string.Join("; ", Validate(assembly.GetType("Common")!, "{}")));
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void JsonSchema_WithDocumentationInXml_SaysItAsOneLine(DocumentationMode mode)
    {
        const string Documented =
            """
            using Slipway.Sdk.Configuration;
            [Configuration]
            internal sealed partial record Documented
            {
                /// <summary>
                /// The <c>region</c>, see <see cref="System.Uri.TryCreate(string?, System.UriKind, out System.Uri?)"/>
                /// or <see langword="null"/> &amp; <b>more</b>.
                /// </summary>
                /// <remarks>Not this.</remarks>
                // Nor this.
                [Key("a")] public string? A { get; init; }
            }
            """;
        var compiled = Compiler.Run(Compiler.Create("Acme.Ops", [("Source.cs", Documented)], mode: mode));

        Assert.Contains("\"description\": \"The region, see TryCreate or null & more.\"", compiled.Text("Documented.Configuration.g.cs"), StringComparison.Ordinal);
        compiled.Assembly();
    }

    [Fact]
    public void Run_RecordMarkedOnTwoParts_GeneratesItOnce()
    {
        const string Twice =
            """
            using Slipway.Sdk.Configuration;
            [Configuration] internal sealed partial record Twice { [Key("a")] public string? A { get; init; } }
            [Configuration] internal sealed partial record Twice { [Key("b")] public string? B { get; init; } }
            """;
        var compiled = Compiler.Run(Twice);

        Assert.All(compiled.Result.Results, result => Assert.Null(result.Exception));
        Assert.Equal(["Twice.Configuration.g.cs"], compiled.Files);
    }

    [Fact]
    public void Bind_OverriddenKey_IsTheMostDerivedOne()
    {
        const string Derived =
            """
            using Slipway.Sdk.Configuration;
            internal abstract record Common
            {
                [Key("first")] public virtual string First { get; init; } = "a";
                [Key("second", Maximum = 3)] public virtual string Second { get; init; } = "b";
            }

            [Configuration]
            internal sealed partial record Derived : Common
            {
                [Key("other")] public override string First { get; init; } = "c";
                public override string Second { get; init; } = "d";
            }
            """;
        var type = _assemblies.Load(Compiler.Run(Derived)).GetType("Derived")!;
        using var schema = JsonDocument.Parse((string)type.GetField("JsonSchema")!.GetRawConstantValue()!);
        var keys = schema.RootElement.GetProperty("properties").EnumerateObject().Select(key => $"{key.Name} {key.Value.GetProperty("default")}");
        var bound = type.GetMethod("Bind")!.Invoke(null, [JsonSerializer.Deserialize<JsonElement>("""{"other":"x","second":"y"}""")]);

        Assert.Equal(["other c", "second d"], keys);
        Assert.Equal("Derived { First = x, Second = y }", $"{bound}");
    }

    [Fact]
    public void Validate_OneValueForEveryKey_AgreesWithTheSchema()
    {
        using var schema = JsonDocument.Parse((string)Everything.GetField("JsonSchema")!.GetRawConstantValue()!);
        string[] values = ["null", "true", "7", "7.0", "7.5", "\"off\"", "\"OFF\"", "[]", "[1]", "[\"a\"]", "{}", """{"a":1}""", """{"a":"b"}"""];
        foreach (var key in schema.RootElement.GetProperty("properties").EnumerateObject().Where(key => !key.Value.TryGetProperty("format", out _)))
        {
            foreach (var value in values.Where(value => !key.NameEquals("timeout") || value[0] != '"').Where(value => key.Value.GetProperty("type").ValueKind != JsonValueKind.Array || value[0] != '"'))
            {
                using var written = JsonDocument.Parse(value);
                var problems = Validate($$"""{"{{key.Name}}":{{value}}}""").Where(problem => problem.Key == key.Name);
                Assert.True(!problems.Any() == Allows(key.Value, written.RootElement), $"{key.Name}: {value}: {string.Join("; ", problems)}");
            }
        }
    }

    [Fact]
    public void Validate_WrongOptionalKey_StillChecksTheRules()
    {
        var problems = Validate("""{"token":"t","url":"https://a.example/","port":80,"second":"off","retries":0,"size":"big","nam":"x"}""");

        Assert.Equal(["size", "nam", "retries"], problems.Select(problem => problem.Key));
    }

    // As much of JSON Schema as these schemas use for one value.
    private static bool Allows(JsonElement schema, JsonElement value)
    {
        var type = schema.GetProperty("type");
        var types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : new[] { type.GetString()! };
        var isOfType = types.Any(name => name switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() % 1 == 0,
            "array" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => Allows(schema.GetProperty("items"), item)),
            "object" => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(member => Allows(schema.GetProperty("additionalProperties"), member.Value)),
            _ => throw new ArgumentOutOfRangeException(nameof(schema)),
        });
        return isOfType
            && (!schema.TryGetProperty("enum", out var words) || words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
            && (!schema.TryGetProperty("minimum", out var least) || value.GetDouble() >= least.GetDouble())
            && (!schema.TryGetProperty("maximum", out var most) || value.GetDouble() <= most.GetDouble());
    }

    private Type Everything => _everything ??= _assemblies.Load(Compiler.Run(Source)).GetType("Acme.event.Everything", throwOnError: true)!;

    private string Bound(string json)
    {
        var bound = Everything.GetMethod("Bind")!.Invoke(null, [JsonSerializer.Deserialize<JsonElement>(json)])!;
        var values = bound.GetType().GetProperties().Where(property => property.CanWrite).OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name} = {Shown(property.GetValue(bound))}");
        return string.Join('\n', values);
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        Secret secret => $"secret {secret.Reveal()}",
        IEnumerable<string> items => $"[{string.Join(", ", items)}]",
        IEnumerable<KeyValuePair<string, string>> map => string.Join(", ", map),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    };

    private IEnumerable<ConfigurationProblem> Validate(string json) => Validate(Everything, json);

    private static IReadOnlyList<ConfigurationProblem> Validate(Type configuration, string json) =>
        (IReadOnlyList<ConfigurationProblem>)configuration.GetMethod("Validate", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!
            .Invoke(null, [JsonSerializer.Deserialize<JsonElement>(json)])!;
}
