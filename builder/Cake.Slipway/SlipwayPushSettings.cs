namespace Cake.Slipway;

/// <summary>Settings of <c>slipway push</c>. Registries are signed in to with <c>docker login</c> or <c>podman login</c>.</summary>
public sealed class SlipwayPushSettings : SlipwaySettings
{
    internal override void AddTo(SlipwayCommandLine line)
    {
        // Where to push is all that there is to say.
    }
}
