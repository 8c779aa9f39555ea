using Slipway.Trust;

namespace Slipway.Cli.Verbs;

/// <summary>Collects what is wrong where an answer says it beside the diagnostics, too.</summary>
internal static class TrustAnswers
{
    /// <summary>The value, or null after its problems were added.</summary>
    public static T? Take<T>(this List<TrustProblem> problems, Checked<T> answer)
        where T : class
    {
        problems.AddRange(answer.Problems);
        return answer.Value;
    }
}
