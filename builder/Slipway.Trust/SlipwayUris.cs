namespace Slipway.Trust;

/// <summary>The names of our own formats: addresses of one domain, with pages of the same path under docs/.</summary>
public static class SlipwayUris
{
    /// <summary>A server compiled from a manifest.</summary>
    public const string CompiledServerBuild = "https://slipway.dev/buildtypes/compiled-server/v1";

    /// <summary>A build on somebody's own machine.</summary>
    public const string LocalBuilder = "https://slipway.dev/builders/local/v1";

    /// <summary>A build in a job of a CI service.</summary>
    public const string CiBuilder = "https://slipway.dev/builders/ci/v1";

    /// <summary>The predicate of a conformance run.</summary>
    public const string Conformance = "https://slipway.dev/attestations/conformance/v1";

    /// <summary>The predicate by which a publisher signs a package.</summary>
    public const string Package = "https://slipway.dev/attestations/package/v1";

    /// <summary>The predicate of a licence check over what a package brings along.</summary>
    public const string Licences = "https://slipway.dev/attestations/licenses/v1";

    /// <summary>The predicate of a check of a package's documentation kit.</summary>
    public const string Documentation = "https://slipway.dev/attestations/documentation/v1";

    /// <summary>The predicate of a compatibility matrix.</summary>
    public const string Matrix = "https://slipway.dev/attestations/matrix/v1";

    /// <summary>The predicate by which a bundle for an air-gapped site is signed: its inventory.</summary>
    public const string Bundle = "https://slipway.dev/attestations/bundle/v1";

    /// <summary>The verifier named in verification summaries.</summary>
    public const string Verifier = "https://slipway.dev/verifier/v1";
}
