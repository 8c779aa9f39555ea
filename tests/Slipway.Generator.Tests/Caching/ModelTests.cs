using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Slipway.Generator.Tests.Compiling;
using Slipway.Generator.Tests.EndToEnd;

namespace Slipway.Generator.Tests.Caching;

public sealed class ModelTests
{
    // What would keep a compilation alive, or differ from run to run.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel), typeof(Location),
        typeof(AttributeData), typeof(SyntaxReference), typeof(SourceText), typeof(AdditionalText), typeof(MetadataReference), typeof(Delegate),
    ];

    /// <summary>All records of the generator: everything that stands between two steps is one.</summary>
    public static TheoryData<Type> Models =>
    [
        .. typeof(PluginGenerator).Assembly.GetTypes().Where(type => type.GetMethod("<Clone>$") is not null || IsRecordStruct(type)),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_HoldsNothingOfTheCompiler(Type model) =>
        Assert.All(FieldTypes(model), type => Assert.DoesNotContain(Forbidden, forbidden => type.IsAssignableTo(forbidden)));

    [Fact]
    public void Values_OfEveryStep_HoldNothingOfTheCompiler()
    {
        var plugin = Compiler.Run(Sources.Plugin);
        var options = Options.Host("prometheus\tAcme.Ops.Package\t1.2.3\tc2hh\t2\tbuild.yaml\t7\t5", "missing\tMissing\t1.0.0\t\t3\tbuild.yaml\t8\t5", "broken");
        var compilation = Compiler.Create(
            "Acme.Host", [("A.cs", Sources.Plugin), ("B.cs", "[Slipway.Sdk.Plugins.Plugin(\"A\", \"b\")] class Wrong;")], [plugin.Reference()]);
        var report = new StepReport(Compiler.Run(compilation, options).Result);

        var reached = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in report.Values)
        {
            Reach(value, reached);
        }

        Assert.Contains(reached, value => value is string text && text == "retries");
        Assert.Contains(reached, value => value is string text && text == "missing");
        Assert.DoesNotContain(reached, value => Forbidden.Any(forbidden => forbidden.IsInstanceOfType(value)));
    }

    private static bool IsRecordStruct(Type type) => type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static IEnumerable<Type> FieldTypes(Type model) =>
        model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(field => WithArguments(field.FieldType));

    private static IEnumerable<Type> WithArguments(Type type) => type.GetGenericArguments().SelectMany(WithArguments).Prepend(type);

    // Descriptors are constants of the generator; they are compared by their ids and texts.
    private static void Reach(object? value, HashSet<object> reached)
    {
        if (value is null or DiagnosticDescriptor or Type || value.GetType().IsPrimitive || !reached.Add(value))
        {
            return;
        }

        if (value is System.Collections.IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Reach(item, reached);
            }

            return;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Reach(field.GetValue(value), reached);
            }
        }
    }
}
