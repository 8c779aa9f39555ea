namespace Slipway.Generator;

/// <summary>The names of the incremental steps, by which tests see what was computed again.</summary>
internal static class Steps
{
    public const string Configurations = "Configurations";
    public const string Assembly = "Assembly";
    public const string Problems = "Problems";
    public const string References = "References";
    public const string Table = "Table";
}
