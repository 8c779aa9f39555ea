namespace Slipway.Conformance.Checks;

/// <summary>What a check looks at, and so what has to be there for it.</summary>
public enum CheckSubject
{
    /// <summary>Each capability, through its operations, however they are reached.</summary>
    Capability,

    /// <summary>The configuration that providers are made from, as fixtures give it.</summary>
    Configuration,

    /// <summary>The server, over HTTP.</summary>
    Http,

    /// <summary>The server as a program that the kit starts and stops.</summary>
    Program,
}
