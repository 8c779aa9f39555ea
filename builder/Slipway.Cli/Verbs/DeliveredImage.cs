using System.Text.Json.Nodes;
using Slipway.Images;

namespace Slipway.Cli.Verbs;

/// <summary>A build's image where it was brought: the name by which it is there, and what the machine's answer says of it.</summary>
internal sealed record DeliveredImage(ImageReference Reference)
{
    /// <summary>What was pushed and loaded.</summary>
    public JsonObject Report { get; } = [];
}
