using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Email.Addresses;

/// <summary>To which domains callers may write: <c>example.com</c>, <c>*.example.com</c> (all below it), or <c>*</c>.</summary>
internal sealed class DomainRules
{
    private readonly IReadOnlyList<string> _rules;

    private DomainRules(IReadOnlyList<string> rules) => _rules = rules;

    /// <summary>Reads the configured rules; none mean the sender's own domain.</summary>
    public static DomainRules Of(IReadOnlyList<string> configured, EmailAddress? sender, ICollection<ConfigurationProblem> problems)
    {
        var rules = new List<string>();
        foreach (var rule in configured)
        {
            var (wildcard, rest) = rule.StartsWith("*.", StringComparison.Ordinal) ? ("*.", rule[2..]) : ("", rule);
            if (rule == "*")
            {
                rules.Add(rule);
            }
            else if (EmailAddress.ReadDomain(rest) is { } domain)
            {
                rules.Add(wildcard + domain);
            }
            else
            {
                problems.Add(new("recipientDomains", $"has '{rule}'; example.com, *.example.com or * is expected"));
            }
        }

        return new(configured.Count == 0 && sender is not null ? [sender.Domain] : rules);
    }

    /// <summary>Whether mail may go to an address.</summary>
    public bool Allow(EmailAddress address) => _rules.Any(rule => rule switch
    {
        "*" => true,
        ['*', '.', ..] => address.Domain.EndsWith(rule[1..], StringComparison.Ordinal),
        _ => address.Domain == rule,
    });

    /// <summary>The rules, as an operator writes them.</summary>
    public override string ToString() => string.Join(", ", _rules);
}
