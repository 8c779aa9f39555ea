namespace Slipway.Server.Auditing;

/// <summary>Where audit records go.</summary>
internal sealed record AuditTarget(AuditTargetKind Kind, string? Path)
{
    public static AuditTarget StandardError { get; } = new(AuditTargetKind.StandardError, null);

    public static AuditTarget Off { get; } = new(AuditTargetKind.Off, null);

    /// <summary>Reads <c>stderr</c>, <c>file:PATH</c> or <c>off</c>.</summary>
    public static bool TryParse(string text, out AuditTarget target)
    {
        const string file = "file:";
        target = text switch
        {
            "off" => Off,
            _ when text.StartsWith(file, StringComparison.Ordinal) => new AuditTarget(AuditTargetKind.File, text[file.Length..]),
            _ => StandardError,
        };
        return text is "off" or "stderr" || target.Path is { Length: > 0 };
    }
}

/// <summary>The kinds of places.</summary>
internal enum AuditTargetKind
{
    StandardError,
    File,
    Off,
}
