using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Diagnostics;

/// <summary>What a configuration record must be.</summary>
internal static class ConfigurationRules
{
    public static readonly DiagnosticDescriptor Shape = Rule.Create(
        "SLP4030", "A configuration is not a partial record",
        "The configuration {0} must be {1}: declare it as 'public sealed partial record {0}' directly in a namespace, "
        + "with properties and without constructor parameters");

    public static readonly DiagnosticDescriptor MemberIsGenerated = Rule.Create(
        "SLP4031", "A configuration defines a generated member",
        "{0} defines {1}, which the generator writes: give the member another name; the key of a property may stay as it is");

    public static readonly DiagnosticDescriptor Key = Rule.Create(
        "SLP4032", "A configuration key is malformed",
        "The key '{0}' is malformed: keys are camelCase, a lower-case letter followed by letters and digits, such as 'apiToken'");

    public static readonly DiagnosticDescriptor KeyTwice = Rule.Create(
        "SLP4033", "A configuration key is used twice",
        "The key '{0}' is used by {1} and {2}, whatever its case: give one of them another key");

    public static readonly DiagnosticDescriptor Type = Rule.Create(
        "SLP4034", "The type of a configuration key is not supported",
        "{0} is of type {1}, which no configuration key can have: use string, Secret, Uri, bool, int, long, double, TimeSpan, "
        + "an enum, IReadOnlyList<string> or IReadOnlyDictionary<string, string>");

    public static readonly DiagnosticDescriptor MissingValue = Rule.Create(
        "SLP4035", "A configuration property has no value when its key is missing",
        "{0} has no value when the key '{1}' is missing: mark the property required, make it nullable, or give it an initial value");

    public static readonly DiagnosticDescriptor Accessor = Rule.Create(
        "SLP4036", "A configuration property cannot be set",
        "{0} cannot be set from the key '{1}': make it an instance property with an init accessor that {2} can reach");

    public static readonly DiagnosticDescriptor RequiredWithoutKey = Rule.Create(
        "SLP4037", "A required configuration member has no key",
        "{0} is required but no key fills it: add [Key(\"{1}\")] or remove required");

    public static readonly DiagnosticDescriptor Limits = Rule.Create(
        "SLP4038", "The limits of a configuration key make no sense",
        "The limits of the key '{0}' make no sense, because {1}: correct or remove Minimum and Maximum");

    public static readonly DiagnosticDescriptor Words = Rule.Create(
        "SLP4039", "An enum cannot be a configuration key",
        "The enum {0} cannot be read from the key '{1}', because {2}: give the key an enum whose members differ in more than case");

    public static readonly DiagnosticDescriptor Description = Rule.Create(
        "SLP4040", "The description of a configuration key has invisible characters",
        "The description of the key '{0}' has control characters, half characters or ones that turn the direction of writing: "
        + "remove them, so that operators read what the source says");
}
