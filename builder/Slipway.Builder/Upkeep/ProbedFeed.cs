namespace Slipway.Builder.Upkeep;

/// <summary>A feed that was asked whether it is there.</summary>
/// <param name="Name">How manifest or nuget.config name it.</param>
/// <param name="Source">Its address or folder, without credentials.</param>
/// <param name="Problem">Why it is of no use now; null when it answers.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ProbedFeed(string Name, string Source, string? Problem, string? Remedy)
{
    /// <summary>Its address, when it is one.</summary>
    public Uri? Address => Uri.TryCreate(Source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
