namespace Slipway.Metadata.Tiers;

/// <summary>How tiers are shown.</summary>
public static class TierNames
{
    /// <summary><c>built-in</c>, <c>supported</c>, <c>community</c>.</summary>
    public static string Word(this Tier tier) => tier switch
    {
        Tier.BuiltIn => "built-in",
        Tier.Supported => "supported",
        _ => "community",
    };

    /// <summary><c>Tier 2 (supported)</c>.</summary>
    public static string Title(this Tier tier) => $"Tier {(int)tier} ({tier.Word()})";
}
