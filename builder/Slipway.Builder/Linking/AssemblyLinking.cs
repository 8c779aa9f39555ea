using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Whether everything that an assembly expects of the others is there: each reference, each promise of its types.</summary>
internal sealed class AssemblyLinking
{
    private readonly LinkAssembly _subject;
    private readonly Lazy<UsageIndex> _usage;
    private readonly List<LinkFinding> _findings = [];

    private AssemblyLinking(LinkAssembly subject)
    {
        _subject = subject;
        _usage = new(() => UsageIndex.Of(subject));
    }

    /// <summary>What is wrong; nothing when the assembly links.</summary>
    public static IReadOnlyList<LinkFinding> Check(LinkAssembly subject)
    {
        var check = new AssemblyLinking(subject);
        ReferencedAssemblies.Check(subject, check.Report);
        ReferencedTypes.Check(subject, check.Report);
        ReferencedMembers.Check(subject, check.Report);
        ReferencedTypes.CheckUses(subject, check.Report);
        TypeContracts.Check(subject, check.Report);
        TypeArguments.Check(subject, check.Report);
        return [.. check._findings.Distinct().OrderBy(finding => finding.IsDoubtful).ThenBy(finding => finding.ToString(), StringComparer.Ordinal)];
    }

    private void Report(EntityHandle referred, string what, string? nearest, bool isDoubtful = false)
    {
        var user = referred.Kind == HandleKind.TypeDefinition ? new Usage(_subject.Type((TypeDefinitionHandle)referred).Name, IsAttribute: false) : _usage.Value.Find(referred);
        _findings.Add(new LinkFinding(_subject.Name, user?.Name, what, nearest) { IsDoubtful = isDoubtful || user is { IsAttribute: true } });
    }
}
