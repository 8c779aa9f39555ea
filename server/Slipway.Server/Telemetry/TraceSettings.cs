using System.Globalization;
using Slipway.Server.Settings;

namespace Slipway.Server.Telemetry;

/// <summary>Where traces go and which are taken, from the standard variables.</summary>
internal sealed record TraceSettings
{
    public required Uri Endpoint { get; init; }

    public required string ServiceName { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Resource { get; init; }

    /// <summary>The share of traces that begin here and are taken.</summary>
    public required double Ratio { get; init; }

    /// <summary>Whether a caller's decision counts.</summary>
    public required bool ParentBased { get; init; }

    /// <summary>The settings, or null when no traces are wanted.</summary>
    public static TraceSettings? Read(VariableReader reader)
    {
        var endpoint = ReadEndpoint(reader);
        var exporter = reader.Word(TelemetryVariables.Exporter, "otlp", "none");
        var disabled = reader.Word(TelemetryVariables.Disabled, "false", "true") == "true";
        var name = reader.Text(TelemetryVariables.ServiceName) ?? TelemetryVariables.ServiceName.Default;
        var common = Pairs(reader, TelemetryVariables.Headers);
        var headers = Pairs(reader, TelemetryVariables.TracesHeaders) is { Count: > 0 } own ? own : common;
        var resource = Pairs(reader, TelemetryVariables.ResourceAttributes);
        var (ratio, parentBased) = ReadSampler(reader);
        var protocol = reader.Text(TelemetryVariables.Protocol);
        if (endpoint is null || disabled || exporter == "none")
        {
            return null;
        }

        if (protocol is not (null or "http/json"))
        {
            reader.Report($"{TelemetryVariables.Protocol.Name}: only http/json is spoken; collectors take it at the address of http/protobuf");
        }

        return new TraceSettings
        {
            Endpoint = endpoint,
            ServiceName = name,
            Headers = headers,
            Resource = resource,
            Ratio = ratio,
            ParentBased = parentBased,
        };
    }

    private static Uri? ReadEndpoint(VariableReader reader)
    {
        var whole = reader.Text(TelemetryVariables.TracesEndpoint);
        var root = reader.Text(TelemetryVariables.Endpoint);
        if ((whole ?? root?.TrimEnd('/') + "/v1/traces") is var text && whole is null && root is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https")
        {
            return endpoint;
        }

        var variable = whole is null ? TelemetryVariables.Endpoint : TelemetryVariables.TracesEndpoint;
        reader.Report($"{variable.Name}: an http or https address is expected");
        return null;
    }

    private static (double Ratio, bool ParentBased) ReadSampler(VariableReader reader)
    {
        const string prefix = "parentbased_";
        var word = reader.Word(
            TelemetryVariables.Sampler, "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio",
            "always_on", "always_off", "traceidratio");
        var argument = reader.Text(TelemetryVariables.SamplerArgument) ?? "1";
        if (!double.TryParse(argument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) || ratio > 1)
        {
            reader.Report($"{TelemetryVariables.SamplerArgument.Name}: a number from 0 to 1 is expected");
        }

        var parentBased = word.StartsWith(prefix, StringComparison.Ordinal);
        return (parentBased ? word[prefix.Length..] : word) switch
        {
            "always_off" => (0, parentBased),
            "traceidratio" => (ratio, parentBased),
            _ => (1, parentBased),
        };
    }

    private static List<KeyValuePair<string, string>> Pairs(VariableReader reader, Variable variable)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var text in reader.List(variable))
        {
            if (text.IndexOf('=', StringComparison.Ordinal) is var mark and > 0)
            {
                pairs.Add(new(text[..mark].Trim(), Uri.UnescapeDataString(text[(mark + 1)..].Trim())));
            }
            else
            {
                reader.Report($"{variable.Name}: name=value, separated by commas, is expected");
            }
        }

        return pairs;
    }
}
