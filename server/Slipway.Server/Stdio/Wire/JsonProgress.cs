namespace Slipway.Server.Stdio.Wire;

/// <summary>How far a <see cref="JsonAutomaton"/> has come.</summary>
internal enum JsonProgress
{
    /// <summary>All is well so far.</summary>
    More,

    /// <summary>The object is complete; the bytes that were taken end with its brace.</summary>
    Complete,

    /// <summary>No JSON begins like this.</summary>
    Invalid,

    /// <summary>It nests deeper than allowed.</summary>
    TooDeep,
}
