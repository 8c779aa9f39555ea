namespace Slipway.Images.Registries.Content;

/// <summary>Content under a tag that says what it is about, such as cosign's <c>sha256-HEX.sig</c>.</summary>
internal sealed record TaggedTree(string Tag, ContentTree Tree);
