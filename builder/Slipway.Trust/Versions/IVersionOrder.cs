namespace Slipway.Trust.Versions;

/// <summary>How one ecosystem orders versions.</summary>
public interface IVersionOrder : IComparer<string>
{
    /// <summary>Whether a text is a version at all.</summary>
    bool IsVersion(string text);
}
