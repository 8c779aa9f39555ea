namespace Slipway.Generator.Configuration;

/// <summary>What a configuration key can hold; each is a method of the SDK's ConfigurationReader.</summary>
internal enum KeyKind
{
    Text,
    Secret,
    Uri,
    Boolean,
    Int32,
    Int64,
    Double,
    Duration,
    Word,
    Texts,
    Map,
}
