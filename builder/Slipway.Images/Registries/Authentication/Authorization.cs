using System.Net.Http.Headers;

namespace Slipway.Images.Registries.Authentication;

/// <summary>The Authorization of a request, or none. A class, so that no text of it shows the secret.</summary>
internal sealed class Authorization(AuthenticationHeaderValue? header)
{
    public static Authorization None { get; } = new(null);

    public AuthenticationHeaderValue? Header { get; } = header;
}
