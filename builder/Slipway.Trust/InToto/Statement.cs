using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.InToto;

/// <summary>An in-toto statement: subjects, and a predicate of some type about them.</summary>
/// <remarks>https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md</remarks>
public sealed record Statement(ImmutableArray<StatementSubject> Subjects, string PredicateType, ReadOnlyMemory<byte> Predicate)
{
    private const string TypeV1 = "https://in-toto.io/Statement/v1";
    private const string TypeV01 = "https://in-toto.io/Statement/v0.1";
    private const int MostSubjects = 4096;

    /// <summary>The statement that cosign signs for an image.</summary>
    public static Statement CosignSign(Sha256Digest image) =>
        new([StatementSubject.Of(image)], PredicateTypes.CosignSign, "{}"u8.ToArray());

    /// <summary>Reads a statement; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<Statement> Parse(ReadOnlyMemory<byte> json, string subject)
    {
        try
        {
            return CanonicalJson.Read(json, Read);
        }
        catch (JsonException error)
        {
            return InTotoProblems.Malformed(subject, error.Message);
        }
    }

    /// <summary>Whether the statement is about something of this digest.</summary>
    public bool IsAbout(Sha256Digest digest) => Subjects.Any(subject => subject.Sha256 == digest);

    /// <summary>The statement as JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("_type", TypeV1);
        writer.WriteStartArray("subject");
        foreach (var subject in Subjects)
        {
            Write(writer, subject);
        }

        writer.WriteEndArray();
        writer.WriteString("predicateType", PredicateType);
        writer.WritePropertyName("predicate");
        writer.WriteRawValue(Predicate.Span);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, StatementSubject subject)
    {
        writer.WriteStartObject();
        if (subject.Name is not null)
        {
            writer.WriteString("name", subject.Name);
        }

        writer.WriteStartObject("digest");
        foreach (var (algorithm, value) in subject.Digests)
        {
            writer.WriteString(algorithm, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static Statement Read(JsonElement root)
    {
        if (root.RequiredText("_type") is not (TypeV1 or TypeV01) and var type)
        {
            throw new JsonException($"'{type}' is not the type of an in-toto statement.");
        }

        var subjects = root.Items("subject", MostSubjects).Select(ReadSubject).ToImmutableArray();
        return subjects.IsEmpty
            ? throw new JsonException("The statement has no subject.")
            : new Statement(
                subjects, root.RequiredText("predicateType"),
                root.Member("predicate") is { } predicate ? JsonMarshal.GetRawUtf8Value(predicate).ToArray() : "{}"u8.ToArray());
    }

    private static StatementSubject ReadSubject(JsonElement item)
    {
        var digests = item.RequiredMember("digest");
        if (digests.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A subject's 'digest' is not an object.");
        }

        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var digest in digests.EnumerateObject())
        {
            named.Add(digest.Name, digest.Value.ItemText());
        }

        return new StatementSubject(named.ToImmutable()) { Name = item.Text("name") };
    }
}
