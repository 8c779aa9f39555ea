using FsCheck;
using FsCheck.Fluent;
using Slipway.Plugins.Prometheus.Queries;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Tests;

public sealed class PromQlTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    [Fact]
    public void Of_EverythingGiven_IsWrittenInOrder()
    {
        var query = PromQl.Of(
            new()
            {
                MetricName = "http_requests_total",
                Aggregation = "rate",
                Filters = [new() { Label = "status", Operator = "=~", Value = "5.." }, new() { Label = "path", Operator = "!=", Value = "/" }],
                GroupBy = ["service", "zone", "service"],
            },
            [new("service", "check\"out")],
            Window);

        Assert.Equal("""sum by (service, zone) (rate(http_requests_total{service="check\"out",status=~"5..",path!="/"}[300s]))""", query);
    }

    [Theory]
    [InlineData("quantile")]
    [InlineData("sum")]
    [InlineData("Inf")]
    public void Of_ReservedName_IsSelectedByLabel(string name) =>
        Assert.Equal($$"""{__name__="{{name}}"}""", PromQl.Of(new() { MetricName = name }, [], Window));

    [Theory]
    [InlineData("")]
    [InlineData("1up")]
    [InlineData("up\n")]
    [InlineData("up{job=\"x\"}")]
    [InlineData("up or on() vector(1)")]
    [InlineData("http.requests")]
    [InlineData("größe")]
    public void Of_NoMetricName_IsRefused(string name) => Refused(new() { MetricName = name });

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a=\"\",b")]
    [InlineData("status\n")]
    [InlineData("0a")]
    public void Of_NoLabelName_IsRefused(string label)
    {
        Refused(new() { MetricName = "up", Filters = [new() { Label = label, Operator = "=", Value = "x" }] });
        Refused(new() { MetricName = "up", Aggregation = "sum", GroupBy = [label] });
    }

    [Theory]
    [InlineData("==")]
    [InlineData("")]
    [InlineData("=\"x\"} or up{a=")]
    [InlineData(">")]
    public void Of_UnknownOperator_IsRefused(string @operator) =>
        Refused(new() { MetricName = "up", Filters = [new() { Label = "a", Operator = @operator, Value = "x" }] });

    [Theory]
    [InlineData("topk")]
    [InlineData("sum(up) or sum")]
    public void Of_UnknownAggregation_IsRefused(string aggregation) => Refused(new() { MetricName = "up", Aggregation = aggregation });

    [Fact]
    public void Of_GroupByAlone_IsRefused() => Refused(new() { MetricName = "up", GroupBy = ["job"] });

    /// <summary>Whatever the value is, the literal ends where it should and holds exactly the value.</summary>
    [Fact]
    public void Quote_AnyText_IsOneLiteralOfThatText() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var literal = PromQlString.Quote(text.Get);
            return literal[0] == '"' && literal[^1] == '"' && Unquote(literal[1..^1]) == WellFormed(text.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quote_ControlsAndQuotes_AreEscaped() =>
        Assert.Equal("""
            "a\"b\\c\nd\re\tf\u0000g\u007fh\u2028i\"} or up{x=\"é😀"
            """, PromQlString.Quote("a\"b\\c\nd\re\tf\0g\u007fh\u2028i\"} or up{x=\"é😀"));

    // A second reading of Go's rules, for the escapes that we write; anything that would end the literal early fails.
    private static string? Unquote(string inside)
    {
        var text = new System.Text.StringBuilder();
        for (var place = 0; place < inside.Length; place++)
        {
            if (inside[place] is '"' or < ' ')
            {
                return null;
            }

            if (inside[place] != '\\')
            {
                text.Append(inside[place]);
                continue;
            }

            place++;
            switch (inside[place])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'u': text.Append((char)Convert.ToInt32(inside[(place + 1)..(place + 5)], 16)); place += 4; break;
                default: text.Append(inside[place]); break;
            }
        }

        return text.ToString();
    }

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static void Refused(MetricExpression expression) =>
        Assert.Equal(ErrorCodes.BadRequest, Assert.Throws<ProviderException>(() => PromQl.Of(expression, [], Window)).Code);
}
