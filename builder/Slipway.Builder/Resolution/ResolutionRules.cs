using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Resolution;

/// <summary>What can keep packages from being found or from living together.</summary>
public static class ResolutionRules
{
    /// <summary>SLP2001.</summary>
    public static DiagnosticRule NotFound { get; } = new("SLP2001", Error, "A package is in no feed",
        "None of the feeds that may deliver the package knows its id. Check the spelling, `feeds` in the manifest and the sources and source mapping in nuget.config.");

    /// <summary>SLP2002.</summary>
    public static DiagnosticRule VersionNotFound { get; } = new("SLP2002", Error, "A package has no such version",
        "The feeds know the package but not the version. The message names the nearest ones. Versions in a manifest are exact; nothing else is taken in their place.");

    /// <summary>SLP2003.</summary>
    public static DiagnosticRule Substituted { get; } = new("SLP2003", Error, "Another version would be taken than was asked for",
        "A dependency asks for a version that no feed has, and NuGet would take the next higher one. Then the build would depend on what the feeds happen to hold. Pin the version that you want under `spec.overrides`, or add the feed that has it.");

    /// <summary>SLP2004.</summary>
    public static DiagnosticRule Downgraded { get; } = new("SLP2004", Error, "A package needs a higher version than the manifest names",
        "Something in the closure needs a higher version of a package that the manifest fixes at a lower one. Raise it in the manifest, or take a version of the asking package that is content with the lower one.");

    /// <summary>SLP2005.</summary>
    public static DiagnosticRule Conflict { get; } = new("SLP2005", Error, "Two packages need versions that cannot live together",
        "One process holds one version of a package. The message shows both paths and, where the feeds have them, versions of the two that agree.");

    /// <summary>SLP2006.</summary>
    public static DiagnosticRule OutsideRange { get; } = new("SLP2006", Error, "A version lies outside the range that somebody asked for",
        "A dependency allows only certain versions of a package and the chosen one is not among them. NuGet would go on with a warning; a server that is promised to work cannot.");

    /// <summary>SLP2007.</summary>
    public static DiagnosticRule WrongFramework { get; } = new("SLP2007", Error, "A package has nothing for .NET 10 on this platform",
        "The package was built for other frameworks only, such as .NET Framework. Take a version that supports .NET 8 or later.");

    /// <summary>SLP2008.</summary>
    public static DiagnosticRule FeedFailed { get; } = new("SLP2008", Error, "A feed could not be read",
        "The feed did not answer, refused the credentials, or the folder is not there. Credentials come from nuget.config or from NuGet's credential providers.");

    /// <summary>SLP2009.</summary>
    public static DiagnosticRule OldFramework { get; } = new("SLP2009", Warning, "A package was built for .NET Framework",
        "It has no assembly for .NET, so the one for .NET Framework is taken, as `dotnet restore` does too. It works as long as it calls nothing that .NET lacks.");

    /// <summary>SLP2010.</summary>
    public static DiagnosticRule Other { get; } = new("SLP2010", Error, "NuGet refused",
        "The message is NuGet's own, with its code. https://learn.microsoft.com/nuget/reference/errors-and-warnings explains each.");

    /// <summary>SLP2011.</summary>
    public static DiagnosticRule NoReferencePacks { get; } = new("SLP2011", Error, "The .NET 10 SDK is not complete",
        "A server on the base `host` is resolved with and compiled against the reference packs of the .NET 10 SDK (`packs/Microsoft.NETCore.App.Ref` and `packs/Microsoft.AspNetCore.App.Ref`): the runtime alone does not have them. A server on another base is compiled against the shared frameworks that lie in it and needs no SDK, unless none are found there.");

    /// <summary>SLP2012.</summary>
    public static DiagnosticRule ServerLifted { get; } = new("SLP2012", Error, "A plugin needs another version of a package that the server brings",
        "The server was released and tested with certain versions of the packages that it needs. A plugin that lifts one changes the server for all others, so it takes a decision that a reviewer sees: pin the version under `spec.overrides`, with a reason and a day.");

    /// <summary>SLP2013.</summary>
    public static DiagnosticRule TwoContents { get; } = new("SLP2013", Error, "Two feeds offer one version with different content",
        "Which bytes a build gets would depend on which feed answers first. Remove one of the two packages, or say with `feed:` which feed delivers this one.");

    /// <summary>SLP2014.</summary>
    public static DiagnosticRule UnusedPin { get; } = new("SLP2014", Warning, "An override pins a package that nothing needs",
        "No plugin and no server package brings it any more, so the override has no effect. Delete it.");

    /// <summary>SLP2015.</summary>
    public static DiagnosticRule FileConflict { get; } = new("SLP2015", Warning, "Two packages bring a file of the same name",
        "All files lie in one folder. As `dotnet publish` does, the one with the higher assembly version, then the higher file version, is taken, and the other is left out.");

    /// <summary>SLP2020.</summary>
    public static DiagnosticRule ServerFile { get; } = new("SLP2020", Error, "A package brings a file of the server",
        "All files lie in one folder, so a package that carries a file of the server's own packages would put other code in the place of the code that was released and tested. Slipway never takes it. A plugin depends on Slipway.Sdk and packs its own assembly only.");

    /// <summary>SLP2016.</summary>
    public static DiagnosticRule UnknownFramework { get; } = new("SLP2016", Error, "A package needs a shared framework that a server image does not have",
        "A server has Microsoft.NETCore.App and Microsoft.AspNetCore.App and no other.");

    /// <summary>SLP2017.</summary>
    public static DiagnosticRule BadConfiguration { get; } = new("SLP2017", Error, "nuget.config cannot be read",
        "NuGet's configuration files are read as `dotnet restore` reads them, from the manifest's folder upwards. The message says which file is wrong.");

    /// <summary>SLP2018.</summary>
    public static DiagnosticRule FeedSilent { get; } = new("SLP2018", Warning, "A feed did not answer",
        "Every package was found without it, but whether it offers one of them with other content could not be seen. Make it reachable and lock again, pin plugins to a feed with `feed:`, or take it out of nuget.config.");

    /// <summary>SLP2019.</summary>
    public static DiagnosticRule PlatformOnly { get; } = new("SLP2019", Error, "A plugin has code for some platforms only",
        "A package in the plugin's closure has native libraries or assemblies for one of the platforms and none for another, so the server would start there and fail where it needs them. Take a version that has them, build for the other platforms only, or leave the plugin out.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NotFound, VersionNotFound, Substituted, Downgraded, Conflict, OutsideRange, WrongFramework, FeedFailed, OldFramework, Other,
        NoReferencePacks, ServerLifted, TwoContents, UnusedPin, FileConflict, ServerFile, UnknownFramework, BadConfiguration, FeedSilent,
        PlatformOnly,
    ];
}
