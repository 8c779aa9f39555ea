namespace Slipway.Metadata.Index;

/// <summary>A key that a publisher signs with, and when what it signed counts.</summary>
/// <param name="Id">The key's name.</param>
/// <param name="Spki">The public key as SubjectPublicKeyInfo (DER) in base64.</param>
/// <param name="From">The first day on which it signs.</param>
/// <param name="To">The last day on which it signs.</param>
public sealed record PublisherKey(string Id, string Spki, DateOnly From, DateOnly To)
{
    /// <summary>The day from which what it signs no longer counts, when it was withdrawn.</summary>
    public DateOnly? RevokedOn { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? RevokedBecause { get; init; }

    /// <summary>Whether a signature made at a time counts. Days are those of UTC.</summary>
    public bool IsValidAt(DateTimeOffset signedAt)
    {
        var day = DateOnly.FromDateTime(signedAt.UtcDateTime);
        return day >= From && day <= To && (RevokedOn is null || day < RevokedOn);
    }
}
