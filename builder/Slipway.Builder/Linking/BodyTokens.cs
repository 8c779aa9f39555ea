using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Slipway.Builder.Linking;

/// <summary>The members and types that the body of a method names.</summary>
internal static class BodyTokens
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    /// <summary>The handles in the order of the body.</summary>
    public static IEnumerable<EntityHandle> Of(BlobReader body)
    {
        List<EntityHandle> handles = [];
        while (body.RemainingBytes > 0)
        {
            ushort code = body.ReadByte();
            if (code == 0xFE)
            {
                code = (ushort)((code << 8) | body.ReadByte());
            }

            switch (Operands.GetValueOrDefault(code, OperandType.InlineNone))
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                    handles.Add((EntityHandle)MetadataTokens.Handle(body.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += 4 * targets;
                    break;
                case var operand:
                    body.Offset += Size(operand);
                    break;
            }
        }

        return handles;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
