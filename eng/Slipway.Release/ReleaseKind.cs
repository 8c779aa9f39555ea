namespace Slipway.Release;

/// <summary>Which part of the version a release moves.</summary>
internal enum ReleaseKind
{
    Patch,
    Minor,
    Major,
}
