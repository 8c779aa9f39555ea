namespace Slipway.Trust.Sbom.Licences;

/// <summary>How a licence is named.</summary>
public enum LicenceKind
{
    /// <summary>One SPDX id.</summary>
    Id,

    /// <summary>SPDX ids joined by AND, OR and WITH.</summary>
    Expression,

    /// <summary>A name or text of the publisher's own.</summary>
    Name,
}
