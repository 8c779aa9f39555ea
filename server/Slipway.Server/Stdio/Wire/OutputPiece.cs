namespace Slipway.Server.Stdio.Wire;

/// <summary>What <see cref="OutputScanner"/> found.</summary>
internal enum OutputKind
{
    /// <summary>A complete JSON object.</summary>
    Object,

    /// <summary>A line that is no JSON object.</summary>
    Line,

    /// <summary>The beginning of a line that is longer than any log takes; the rest is thrown away.</summary>
    LongLine,

    /// <summary>An object that nests deeper than allowed.</summary>
    TooDeep,

    /// <summary>An object that is larger than allowed.</summary>
    TooLarge,

    /// <summary>The stream ended within an object.</summary>
    Half,
}

/// <summary>A part of a plugin's output, as a range of the scanner's buffer that is valid until the next read.</summary>
internal readonly record struct OutputPiece(OutputKind Kind, int Start, int Length);
