namespace Slipway.Server.Settings;

/// <summary>One environment variable that the server reads. <c>&lt;CAP&gt;</c> in a name stands for each capability.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What holds when it is not set, as documentation shows it.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Variable(string Name, string Default, string Meaning)
{
    public const string CapabilityMark = "<CAP>";

    /// <summary>The variable of one capability.</summary>
    public string For(string capability) => Name.Replace(CapabilityMark, capability.ToUpperInvariant(), StringComparison.Ordinal);
}
