namespace Slipway.Images.Registries.Transport;

/// <summary>How near a host is, as far as its written form says: names are not resolved.</summary>
internal enum HostKind
{
    /// <summary>A name, or an address of the public network.</summary>
    Public,

    /// <summary>An address of a private network.</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>An address on this link only; clouds keep their credentials at one.</summary>
    LinkLocal,
}
