namespace Slipway.Images.Registries.Authentication;

/// <summary>What a registry asks for in a 401: a scheme and its parameters.</summary>
internal sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public bool IsBearer => Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    public bool IsBasic => Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>The one to answer: a token service before a password, and nothing else.</summary>
    public static Challenge? Choose(IEnumerable<string> headers)
    {
        var all = headers.SelectMany(ChallengeParser.Parse).ToArray();
        return all.FirstOrDefault(challenge => challenge.IsBearer) ?? all.FirstOrDefault(challenge => challenge.IsBasic);
    }
}
