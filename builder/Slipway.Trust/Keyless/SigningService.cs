using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Keyless;

/// <summary>A service of a Sigstore instance.</summary>
/// <param name="Url">Its address: of a time stamp authority the whole one, of the others what their paths are added to.</param>
/// <param name="MajorApiVersion">The version of its protocol.</param>
/// <param name="ValidFor">When it takes requests.</param>
/// <param name="Operator">Who runs it.</param>
public sealed record SigningService(Uri Url, int MajorApiVersion, ValidityPeriod ValidFor, string Operator)
{
    /// <summary>Address, version and time.</summary>
    public override string ToString() => $"{Url} (version {MajorApiVersion}, {ValidFor})";

    internal Uri At(string path) => new(Url.ToString().TrimEnd('/') + path);
}
