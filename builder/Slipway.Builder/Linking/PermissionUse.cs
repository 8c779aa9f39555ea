namespace Slipway.Builder.Linking;

/// <summary>A reference that a permission stands for.</summary>
/// <param name="Permissions">The permissions of which one has to be declared.</param>
/// <param name="Member">What is referred to.</param>
/// <param name="User">The type or member that refers to it; null when that was not asked.</param>
public sealed record PermissionUse(IReadOnlyList<string> Permissions, string Member, string? User);
