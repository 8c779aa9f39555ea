using System.Reflection.Metadata;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Linking;

/// <summary>Whether the assemblies are there that an assembly names, at least at the version that it names: the runtime loads no lower one.</summary>
internal static class ReferencedAssemblies
{
    public static void Check(LinkAssembly subject, LinkReport report)
    {
        var metadata = subject.Metadata;
        var used = metadata.TypeReferences.Select(handle => subject.AssemblyOf(metadata.GetTypeReference(handle))).OfType<AssemblyReferenceHandle>().ToHashSet();
        foreach (var handle in metadata.AssemblyReferences.Where(used.Contains))
        {
            var reference = metadata.GetAssemblyReference(handle);
            var name = metadata.GetString(reference.Name);
            if (subject.Universe.Find(name) is not { } assembly)
            {
                report(handle, $"needs the assembly {name} {reference.Version}, which is not part of the server", DidYouMean.Find(name, subject.Universe.Names), isDoubtful: true);
            }
            else if (assembly.Version < reference.Version)
            {
                report(handle, $"needs {name} {reference.Version} or higher; {assembly.Owner} has {assembly.Version}", null);
            }
        }
    }
}
