namespace Slipway.Sdk.Configuration;

/// <summary>Something wrong with a configuration.</summary>
/// <param name="Key">The key, or the empty string when it is about the whole.</param>
/// <param name="Message">What is wrong and what is expected, without the value when the key is secret.</param>
public sealed record ConfigurationProblem(string Key, string Message)
{
    /// <summary>The message with its key.</summary>
    public override string ToString() => Key.Length == 0 ? Message : $"{Key}: {Message}";
}
