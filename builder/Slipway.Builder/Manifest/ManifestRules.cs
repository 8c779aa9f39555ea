using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Manifest;

/// <summary>What a build manifest can get wrong beyond its shape.</summary>
public static class ManifestRules
{
    /// <summary>SLP1101.</summary>
    public static DiagnosticRule NoFile { get; } = new("SLP1101", Error, "There is no such manifest",
        "The path names nothing that can be read. A manifest is a YAML file of kind ServerBuild.");

    /// <summary>SLP1102.</summary>
    public static DiagnosticRule NotExact { get; } = new("SLP1102", Error, "A version that is not exact",
        "A manifest says which bytes are built, so every version is exact: `1.2.0`, not `1.2`, `1.*`, `[1.0,2.0)`, `^1.2.0` or `latest`. A leading `v` is accepted. `slipway outdated` and `slipway update` find newer versions.");

    /// <summary>SLP1103.</summary>
    public static DiagnosticRule TwoModules { get; } = new("SLP1103", Error, "A package is named twice",
        "One process holds one version of a package, and one line of the manifest says which: that of the plugin, that of the override, or `spec.base.server` for the server itself. Delete the other.");

    /// <summary>SLP1104.</summary>
    public static DiagnosticRule Overdue { get; } = new("SLP1104", Error, "An exception is overdue",
        "`until` is the day from which an override is an error, so that exceptions do not live for ever. Remove the override, or move the day and say why in `because`.");

    /// <summary>SLP1105.</summary>
    public static DiagnosticRule NoDuties { get; } = new("SLP1105", Error, "A local override without a reason or a last day",
        "A plugin that comes from `path:` is an exception. It states `because` and `until`, as every override does. Without `path` the two keys mean nothing.");

    /// <summary>SLP1106.</summary>
    public static DiagnosticRule Placeholder { get; } = new("SLP1106", Error, "An unknown placeholder",
        "Tags know `{version}` and `{commit}`. Nothing else is expanded anywhere in a manifest, and `${NAME}` never is: a manifest means the same everywhere.");

    /// <summary>SLP1107.</summary>
    public static DiagnosticRule NoPath { get; } = new("SLP1107", Error, "A path names nothing",
        "Paths in a manifest are relative to the manifest's folder, use forward slashes, and must exist when it is built.");

    /// <summary>SLP1108.</summary>
    public static DiagnosticRule HostPlatform { get; } = new("SLP1108", Error, "The base host has another platform",
        "The base `host` is assembled from the machine that builds, so it has that machine's platform and no other. Build on the other machine, or start from a base image of a registry.");

    /// <summary>SLP1109.</summary>
    public static DiagnosticRule NoServerVersion { get; } = new("SLP1109", Error, "Nobody says which server",
        "`spec.base.server` is the version of the Slipway.Server package. It may be left out only when the base image's labels state it.");

    /// <summary>SLP1110.</summary>
    public static DiagnosticRule UnknownApi { get; } = new("SLP1110", Error, "A framework API that this server does not offer",
        "`spec.base.frameworkVersion` is what the author expects; plugins of another framework API cannot be compiled in.");

    /// <summary>SLP1111.</summary>
    public static DiagnosticRule WrongProgram { get; } = new("SLP1111", Error, "A stdio plugin's bytes are not the expected ones",
        "`sha256` states which bytes a reviewer approved. The file has others: take the approved file, or review this one and write its hash.");

    /// <summary>SLP1112.</summary>
    public static DiagnosticRule OverdueSoon { get; } = new("SLP1112", Warning, "An exception is overdue soon",
        "In at most two weeks the override becomes an error. Plan its removal.");

    /// <summary>SLP1113.</summary>
    public static DiagnosticRule BadTag { get; } = new("SLP1113", Error, "A tag or repository that registries refuse",
        "A tag has letters, digits, `_`, `.` and `-`, at most 128, and does not begin with `.` or `-`. A repository is a host and lower-case path parts, without a tag or digest.");

    /// <summary>SLP1114.</summary>
    public static DiagnosticRule BadBase { get; } = new("SLP1114", Error, "A base that cannot be read as one",
        "A base is `host`, a registry reference, `oci:DIR` or `archive:FILE`.");

    /// <summary>SLP1115.</summary>
    public static DiagnosticRule UnknownFeed { get; } = new("SLP1115", Error, "A feed that is not there",
        "`feed` names one of the manifest's feeds as it is written there, or the key of a source in nuget.config.");

    /// <summary>SLP1116.</summary>
    public static DiagnosticRule ReservedLabel { get; } = new("SLP1116", Error, "A label that the builder writes",
        "Labels that begin with `dev.slipway.` state what was built; a manifest cannot say otherwise.");

    /// <summary>SLP1117.</summary>
    public static DiagnosticRule NotExecutable { get; } = new("SLP1117", Error, "A stdio plugin cannot run in the image",
        "The file is placed at `/opt/opsorch/plugins` and started there by the server. It must be a program for the image's platform, or a script whose interpreter the image has.");

    /// <summary>SLP1118.</summary>
    public static DiagnosticRule UnknownCommit { get; } = new("SLP1118", Error, "A tag needs a commit and none is known",
        "A tag holds `{commit}`. Git is never asked; name the commit with `--commit`, or build where the CI names it.");

    /// <summary>SLP1119.</summary>
    public static DiagnosticRule NowhereToPush { get; } = new("SLP1119", Error, "Nothing says where to push",
        "`build --push` pushes to `spec.image.repository`, which names a registry with its host, as in `registry.example.com/team/name`. `slipway push` takes the place from the command line.");

    /// <summary>SLP1120.</summary>
    public static DiagnosticRule Credentials { get; } = new("SLP1120", Error, "A feed's address holds credentials",
        "An address of the manifest holds a user or password. Manifest and lock are committed and names of feeds stand in both, so credentials belong into nuget.config (`packageSourceCredentials`, where `%NAME%` takes them from the environment) or into a NuGet credential provider.");

    /// <summary>SLP1121.</summary>
    public static DiagnosticRule NotEditable { get; } = new("SLP1121", Error, "A version that only a person can change",
        "`update` changes the characters of a version and nothing else of the manifest. It cannot where they do not stand there as they are meant: in a block (`version: |`) or with escapes in quotes. Write the version plainly on the line of its key.");

    /// <summary>SLP1124.</summary>
    public static DiagnosticRule EmptyIndex { get; } = new("SLP1124", Warning, "An index that lists nothing",
        "`spec.index` names a folder without an entry, so every plugin is of Tier 3 and nobody answers for it. Most often the path is another than was meant.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NoFile, NotExact, TwoModules, Overdue, NoDuties, Placeholder, NoPath, HostPlatform, NoServerVersion, UnknownApi,
        WrongProgram, OverdueSoon, BadTag, BadBase, UnknownFeed, ReservedLabel, NotExecutable, UnknownCommit, NowhereToPush,
        Credentials, NotEditable, EmptyIndex,
    ];
}
