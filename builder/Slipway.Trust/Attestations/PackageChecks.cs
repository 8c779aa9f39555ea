using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.InToto;
using Slipway.Trust.Json;

namespace Slipway.Trust.Attestations;

/// <summary>What was checked about a package, and how it ended: its licences, its documentation. docs/attestations has a page for each.</summary>
/// <param name="Type">The predicate's type.</param>
/// <param name="Tool">The name and version of what checked it.</param>
/// <param name="Checks">Every check, by id.</param>
public sealed record PackageChecks(string Type, string Tool, ImmutableArray<ConformanceCheck> Checks)
{
    /// <summary>Whether no check failed, and at least one passed.</summary>
    public bool Passed => CheckList.Passed(Checks);

    /// <summary>The statement about a package.</summary>
    public Statement ToStatement(StatementSubject package) => new([package], Type, CanonicalJson.Write(writer => writer.Object(() =>
    {
        writer.WriteString("tool", Tool);
        CheckList.Write(writer, Checks);
    })));

    /// <summary>Reads the predicate of a statement of a type; the result that it states must be that of its checks.</summary>
    public static Checked<PackageChecks> Read(Statement statement, string type, string subject)
    {
        if (statement.PredicateType != type)
        {
            return AttestationProblems.WrongType(subject, type, statement.PredicateType);
        }

        try
        {
            return CanonicalJson.Read(statement.Predicate, root => new PackageChecks(type, root.RequiredText("tool"), CheckList.Read(root)));
        }
        catch (JsonException error)
        {
            return AttestationProblems.Malformed(subject, error.Message);
        }
    }
}
