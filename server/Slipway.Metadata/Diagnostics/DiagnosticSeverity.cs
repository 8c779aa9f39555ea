namespace Slipway.Metadata.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Note,

    /// <summary>Probably a mistake; the work goes on.</summary>
    Warning,

    /// <summary>A mistake; nothing is produced.</summary>
    Error,
}
