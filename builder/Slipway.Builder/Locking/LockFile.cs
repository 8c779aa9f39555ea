using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Builder.Manifest;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Locking;

/// <summary>The lock's file beside its manifest.</summary>
public static class LockFile
{
    private const string Ending = ".lock.json";

    private static readonly char[] MergeMarks = ['<', '=', '>'];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Where a manifest's lock lies.</summary>
    public static string PathFor(ServerManifest manifest) => Path.Combine(manifest.Folder, manifest.Stem + Ending);

    /// <summary>The bytes of a lock's file.</summary>
    public static byte[] Bytes(ServerLock value) => CanonicalText.ReadableBytes(LockJson.Write(value));

    /// <summary>Reads a lock; null when there is none, or when a diagnostic of severity error was added.</summary>
    public static ServerLock? Read(string path, DiagnosticBag bag)
    {
        // A folder of that name is no absent lock: reading it says so.
        if (!Path.Exists(path))
        {
            return null;
        }

        try
        {
            return Read(BoundedFile.Read(path), path, bag);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, exception, bag);
        }
    }

    /// <summary>Reads the bytes of a lock's file; null when a diagnostic of severity error was added.</summary>
    public static ServerLock? Read(byte[] bytes, string shown, DiagnosticBag bag)
    {
        try
        {
            return JsonNode.Parse(bytes, nodeOptions: null, Strict) is JsonObject root
                ? LockJson.Read(root)
                : throw new FormatException("it is not an object");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Refuse(shown, exception, bag);
        }
    }

    private static ServerLock? Refuse(string shown, Exception exception, DiagnosticBag bag)
    {
        var (line, column) = exception is JsonException { LineNumber: { } row, BytePositionInLine: { } at } ? ((int)row + 1, (int)at + 1) : (1, 1);
        bag.Add(LockRules.Unreadable.At(
            new SourcePosition(shown, line, column), $"the lock cannot be read: {Reason(exception)}",
            exception is UnauthorizedAccessException ? "mend its permissions" : $"make it anew: slipway lock {Path.GetFileName(shown).Replace(Ending, ".yaml", StringComparison.Ordinal)}"));
        return null;
    }

    // The place is the diagnostic's own business, and whoever merged wants to be told so.
    private static string Reason(Exception exception) => exception.Message switch
    {
        var message when MergeMarks.Any(mark => message.StartsWith($"'{mark}' is an invalid start", StringComparison.Ordinal)) => "a merge left its marks here, so two branches changed it",
        var message => message.Split(" LineNumber:")[0].TrimEnd('.'),
    };

    /// <summary>Writes a lock: whole or not at all.</summary>
    public static void Write(string path, ServerLock value)
    {
        WholeText.Write(path, Bytes(value));
    }
}
