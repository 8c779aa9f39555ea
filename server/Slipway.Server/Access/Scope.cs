namespace Slipway.Server.Access;

/// <summary>What a token may do; each scope includes those before it.</summary>
internal enum Scope
{
    /// <summary>Call operations that read, and see what the server is made of.</summary>
    Read,

    /// <summary>Call operations that write.</summary>
    Write,

    /// <summary>Choose providers.</summary>
    Admin,
}
