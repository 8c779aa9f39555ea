using System.Formats.Asn1;

namespace Slipway.Trust.Transparency;

/// <summary>The certificate as the CT log saw it: without the log's answer in it.</summary>
internal static class Precertificate
{
    /// <summary>The extension that carries the timestamps.</summary>
    public const string TimestampListOid = "1.3.6.1.4.1.11129.2.4.2";

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>The TBSCertificate of a DER certificate without the timestamp extension; throws <see cref="AsnContentException"/> when malformed.</summary>
    public static byte[] SignedPart(ReadOnlyMemory<byte> certificate)
    {
        var tbs = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (tbs.HasData)
            {
                if (tbs.PeekTag() == ExtensionsTag)
                {
                    WriteExtensions(writer, tbs.ReadSequence(ExtensionsTag).ReadSequence());
                }
                else
                {
                    writer.WriteEncodedValue(tbs.ReadEncodedValue().Span);
                }
            }
        }

        return writer.Encode();
    }

    private static void WriteExtensions(AsnWriter writer, AsnReader extensions)
    {
        using (writer.PushSequence(ExtensionsTag))
        using (writer.PushSequence())
        {
            while (extensions.HasData)
            {
                var extension = extensions.ReadEncodedValue();
                if (new AsnReader(extension, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier() != TimestampListOid)
                {
                    writer.WriteEncodedValue(extension.Span);
                }
            }
        }
    }
}
