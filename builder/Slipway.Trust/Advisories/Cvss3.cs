using System.Collections.Frozen;

namespace Slipway.Trust.Advisories;

/// <summary>The base score of CVSS 3.0 and 3.1 vectors.</summary>
/// <remarks>https://www.first.org/cvss/v3.1/specification-document, chapter 7</remarks>
internal static class Cvss3
{
    private static readonly FrozenDictionary<string, double> Weights = new Dictionary<string, double>
    {
        ["AV:N"] = 0.85,
        ["AV:A"] = 0.62,
        ["AV:L"] = 0.55,
        ["AV:P"] = 0.2,
        ["AC:L"] = 0.77,
        ["AC:H"] = 0.44,
        ["PR:N"] = 0.85,
        ["PR:L"] = 0.62,
        ["PR:H"] = 0.27,
        ["UI:N"] = 0.85,
        ["UI:R"] = 0.62,
        ["C:H"] = 0.56,
        ["C:L"] = 0.22,
        ["C:N"] = 0,
        ["I:H"] = 0.56,
        ["I:L"] = 0.22,
        ["I:N"] = 0,
        ["A:H"] = 0.56,
        ["A:L"] = 0.22,
        ["A:N"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Metrics = ["AV", "AC", "PR", "UI", "C", "I", "A"];

    /// <summary>The score; null when the text is no such vector.</summary>
    public static double? Score(string vector)
    {
        if (!vector.StartsWith("CVSS:3.", StringComparison.Ordinal))
        {
            return null;
        }

        var given = vector.Split('/').Skip(1).Select(metric => metric.Split(':', 2)).Where(metric => metric.Length == 2)
            .DistinctBy(metric => metric[0]).ToDictionary(metric => metric[0], metric => metric[1], StringComparer.Ordinal);
        var scope = given.GetValueOrDefault("S");
        if (scope is not ("U" or "C") || Metrics.Any(metric => !Weights.ContainsKey($"{metric}:{given.GetValueOrDefault(metric)}")))
        {
            return null;
        }

        return Compute(metric => Weights[$"{metric}:{given[metric]}"], scope == "C", given["PR"]);
    }

    private static double Compute(Func<string, double> weight, bool changed, string privileges)
    {
        var impactBase = 1 - ((1 - weight("C")) * (1 - weight("I")) * (1 - weight("A")));
        var impact = changed ? (7.52 * (impactBase - 0.029)) - (3.25 * Math.Pow(impactBase - 0.02, 15)) : 6.42 * impactBase;
        var required = changed ? privileges switch { "L" => 0.68, "H" => 0.5, _ => weight("PR") } : weight("PR");
        var exploitability = 8.22 * weight("AV") * weight("AC") * required * weight("UI");
        return impact <= 0 ? 0 : RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    // Appendix A of the specification: rounding up that floating point cannot upset.
    private static double RoundUp(double value)
    {
        var scaled = (long)Math.Round(value * 100000);
        return scaled % 10000 == 0 ? scaled / 100000.0 : ((scaled / 10000) + 1) / 10.0;
    }
}
