namespace Slipway.Metadata.Shapes;

/// <summary>How strictly a document is read.</summary>
public enum ReadMode
{
    /// <summary>By its author, before it leaves the house: unknown keys are errors, everything that a release needs is required.</summary>
    Strict,

    /// <summary>By somebody who only has it: unknown keys are notes, so that an older reader accepts what a newer version added.</summary>
    Installed,
}
