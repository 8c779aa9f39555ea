using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli;

/// <summary>The exit codes, and which class of problem has which.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int Refused = 8;
    public const int NotConforming = 9;
    public const int Changed = 100;
    public const int Interrupted = 130;

    /// <summary>Of several classes the smallest; zero when nothing is an error.</summary>
    public static int Of(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.IsError).Select(Of).DefaultIfEmpty(Done).Min();

    private static int Of(Diagnostic diagnostic) => diagnostic.Id[3] switch
    {
        '1' => 3,
        '2' => 4,
        '3' => 5,
        '4' => 6,
        // What is wrong with the text of a verify policy.
        '6' when diagnostic.Id[3..6] is "651" => 3,
        // Build policies, bills of materials and advisories; the rest is keys, statements, verify policies and signatures.
        '6' => diagnostic.Id[4] is '1' or '2' or '3' ? 7 : 8,
        '7' => 9,
        '8' => 10,
        _ => Failure,
    };
}
