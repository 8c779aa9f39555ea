namespace Slipway.Approval.Plan;

/// <summary>The kinds of things that a plan speaks of, in the order in which a reviewer wants them.</summary>
public static class PlanKind
{
    /// <summary>A plugin, or the entry of one in an index.</summary>
    public const string Plugin = "plugin";

    /// <summary>The tier of a plugin.</summary>
    public const string Tier = "tier";

    /// <summary>The state of an entry in an index.</summary>
    public const string Status = "status";

    /// <summary>Who publishes a plugin.</summary>
    public const string Publisher = "publisher";

    /// <summary>A team that answers for a plugin.</summary>
    public const string Owner = "owner";

    /// <summary>The licence of a plugin or package.</summary>
    public const string Licence = "licence";

    /// <summary>What a plugin declares to do.</summary>
    public const string Permission = "permission";

    /// <summary>Whom a plugin calls.</summary>
    public const string Host = "outbound host";

    /// <summary>A secret in a plugin's configuration.</summary>
    public const string Secret = "secret";

    /// <summary>A key of a plugin's configuration.</summary>
    public const string Configuration = "configuration key";

    /// <summary>A provider with its operations.</summary>
    public const string Provider = "provider";

    /// <summary>What a plugin declares to fit.</summary>
    public const string Compatibility = "compatibility";

    /// <summary>A listed version of an index.</summary>
    public const string Version = "version";

    /// <summary>A piece of evidence of an index.</summary>
    public const string Evidence = "evidence";

    /// <summary>A key of a publisher.</summary>
    public const string Key = "key";

    /// <summary>A fact about the server: its version, framework API, base, tools, policy.</summary>
    public const string Server = "server";

    /// <summary>A package that is no plugin.</summary>
    public const string Package = "package";

    /// <summary>A known weakness.</summary>
    public const string Weakness = "known weakness";

    /// <summary>A layer of the image.</summary>
    public const string Layer = "layer";

    /// <summary>What belongs to a plugin and says nothing once it is gone.</summary>
    public static IReadOnlyList<string> Declared { get; } = [Tier, Status, Publisher, Owner, Licence, Permission, Host, Secret, Configuration, Provider, Compatibility];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Plugin, Tier, Status, Publisher, Owner, Licence, Permission, Host, Secret, Configuration, Provider, Compatibility, Version, Evidence, Key, Server, Package, Weakness, Layer,
    ];
}
