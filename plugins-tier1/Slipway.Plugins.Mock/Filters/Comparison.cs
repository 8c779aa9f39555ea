using System.Text.RegularExpressions;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Mock.Filters;

/// <summary>
/// A condition on a named value: =, !=, =~ (the whole value matches a regular expression) or !~. A value that is missing compares as empty.
/// </summary>
internal sealed class Comparison
{
    private readonly string _name;
    private readonly Func<string, bool> _holds;

    public Comparison(string name, string @operator, string value)
    {
        _name = name;
        _holds = @operator switch
        {
            "=" => actual => actual == value,
            "!=" => actual => actual != value,
            "=~" => Pattern(name, value).IsMatch,
            "!~" => Negated(Pattern(name, value)),
            _ => throw ProviderException.BadRequest($"the operator of filter {name} is unknown; the operators are =, !=, =~ and !~"),
        };
    }

    public bool Holds(IReadOnlyDictionary<string, string> values) => _holds(values.GetValueOrDefault(_name, ""));

    private static Func<string, bool> Negated(Regex pattern) => actual => !pattern.IsMatch(actual);

    // NonBacktracking: what a caller writes cannot make the match slow.
    private static Regex Pattern(string name, string value)
    {
        try
        {
            return new Regex($@"^(?:{value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ProviderException(
                ErrorCodes.BadRequest,
                $"the value of filter {name} is no regular expression that can be matched in linear time",
                exception);
        }
    }
}
