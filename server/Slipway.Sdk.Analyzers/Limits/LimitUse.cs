using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Limits;

/// <summary>What one method does with the limit of a request that it was given: reads it, or hands the request on to methods that may.</summary>
internal sealed record LimitUse(bool Reads, ImmutableArray<IParameterSymbol> HandedTo)
{
    /// <summary>Whether a parameter is a request that carries a limit.</summary>
    public static bool HasLimit(IParameterSymbol parameter) =>
        parameter.Type.GetMembers("Limit").OfType<IPropertySymbol>().Any(property => property.Type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32);

    public static LimitUse Of(IParameterSymbol request, IEnumerable<IOperation> blocks, PluginTypes types)
    {
        var reads = false;
        var handed = ImmutableArray.CreateBuilder<IParameterSymbol>();
        foreach (var reference in blocks.SelectMany(block => block.DescendantsAndSelf()).OfType<IParameterReferenceOperation>().Where(each => each.Parameter.Is(request)))
        {
            var use = reference.Ancestors().First(ancestor => ancestor is not (IConversionOperation or IParenthesizedOperation));
            switch (use)
            {
                case IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } when types.IsOurs(call.TargetMethod):
                    handed.Add(call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal]);
                    break;
                case IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Object }:
                    // ArgumentNullException.ThrowIfNull and the like look at the reference only.
                    break;
                case IMemberReferenceOperation member:
                    reads |= member.Member.Name == "Limit";
                    break;
                case IIsPatternOperation matched:
                    reads |= matched.Descendants().Any(each => each is IMemberReferenceOperation { Member.Name: "Limit" });
                    break;
                case IBinaryOperation or IInvocationOperation or INameOfOperation:
                    break;
                default:
                    // Kept, copied, captured: whoever has it may read the limit, so the author is believed.
                    reads = true;
                    break;
            }
        }

        return new LimitUse(reads, handed.ToImmutable());
    }
}
