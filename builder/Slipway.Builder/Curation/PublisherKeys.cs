using Slipway.Metadata.Index;
using Slipway.Trust.Keys;

namespace Slipway.Builder.Curation;

/// <summary>The keys of a publisher as keys to verify with.</summary>
internal static class PublisherKeys
{
    /// <summary>The key; null when its bytes are none that signatures are verified with.</summary>
    public static VerifyingKey? Read(PublisherKey key)
    {
        try
        {
            return VerifyingKey.FromSpki(Convert.FromBase64String(key.Spki));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
