using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Diagnostics;

/// <summary>What a provider class must be.</summary>
internal static class ProviderRules
{
    public static readonly DiagnosticDescriptor Shape = Rule.Create(
        "SLP4010", "A provider cannot be created",
        "The host cannot create the provider {0}, because it is {1}: make it a public or internal class that is not abstract, "
        + "static or generic");

    public static readonly DiagnosticDescriptor ServesNothing = Rule.Create(
        "SLP4011", "A provider serves no capability",
        "The provider {0} serves no capability: implement a provider interface of Slipway.Sdk, such as IIncidentProvider, "
        + "or another one marked [CapabilityContract]");

    public static readonly DiagnosticDescriptor Parameter = Rule.Create(
        "SLP4012", "A constructor parameter of a provider cannot be supplied",
        "The parameter '{0}' of {1} {2}: a provider's constructor takes at most one record of this assembly marked "
        + "[Configuration] and one ProviderContext");

    public static readonly DiagnosticDescriptor Constructor = Rule.Create(
        "SLP4013", "A provider has not exactly one constructor",
        "The provider {0} has {1} constructors that the host could call: "
        + "leave one public constructor and make the others internal or private");

    public static readonly DiagnosticDescriptor Name = Rule.Create(
        "SLP4014", "The name of a provider is malformed",
        "The provider name '{0}' is malformed: use 1 to 63 lower-case letters, digits, inner hyphens and underscores");

    public static readonly DiagnosticDescriptor NameTwice = Rule.Create(
        "SLP4015", "Two providers of a capability have one name",
        "{0} and {1} are both the provider '{2}' of the capability {3}: give one of them another name");

    public static readonly DiagnosticDescriptor Capability = Rule.Create(
        "SLP4016", "A capability is unknown",
        "The contract {0} of the provider {1} {2}: implement an interface of Slipway.Sdk, "
        + "or give the new capability a lower-case name of its own");

    public static readonly DiagnosticDescriptor OffersNothing = Rule.Create(
        "SLP4017", "A provider implements no operation",
        "The provider {0} implements no operation of {1}, so every call would answer not_implemented: implement at least one of {2}");

    public static readonly DiagnosticDescriptor Scope = Rule.Create(
        "SLP4018", "A scope member is unknown",
        "'{0}' is not a member of the query scope: the members are service, team and environment");

    public static readonly DiagnosticDescriptor Twice = Rule.Create(
        "SLP4019", "A list of a provider is malformed",
        "{0} of the provider {1} {2}: name each once, as callers write it");

    public static readonly DiagnosticDescriptor RequiredMember = Rule.Create(
        "SLP4020", "A provider has a required member",
        "The host cannot create the provider {0}, because nothing sets its required member {1}: "
        + "remove required, or take the value from the constructor's configuration");
}
