using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Slipway.Server.Http;

/// <summary>Says what is wrong with a body in the words of its sender: paths and names, no types of ours.</summary>
internal static partial class BodyProblem
{
    public static string Describe(Exception exception, bool isEmpty)
    {
        if (isEmpty)
        {
            return "the body is empty; a JSON object is expected";
        }

        if (exception is not JsonException json || IsEncodingFault(exception.InnerException))
        {
            return "the body holds text that is not valid Unicode";
        }

        if (UnknownMember().Match(json.Message) is { Success: true } unknown)
        {
            return $"unknown field \"{unknown.Groups[1].Value}\"";
        }

        var place = json.Path is { Length: > 1 } path ? $"{path.TrimStart('$', '.')}: " : "";
        return Conversion().IsMatch(json.Message) ? $"{place}the value has the wrong type" : place + Plain(json.Message);
    }

    // The same exception type tells of wrong types and of broken text; only the latter speaks of encodings.
    private static bool IsEncodingFault(Exception? exception) =>
        exception is not null && exception.Message.Contains("UTF-", StringComparison.Ordinal);

    // "... Path: $.a | LineNumber: 0 | BytePositionInLine: 7." counts from 0 and in words of ours.
    private static string Plain(string message)
    {
        if (TooDeep().Match(message) is { Success: true } deep)
        {
            return $"nested deeper than {deep.Groups[1].Value} levels";
        }

        var place = Position().Match(message);
        return place.Success
            ? string.Create(CultureInfo.InvariantCulture, $"{message[..place.Index].TrimEnd('.')} (line {Next(place.Groups[1])}, byte {Next(place.Groups[2])})")
            : message;
    }

    private static long Next(Group number) => long.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1;

    [GeneratedRegex(@"(?: Path: .*?)?(?: \|)? LineNumber: (\d+) \| BytePositionInLine: (\d+)\.?$", RegexOptions.Singleline)]
    private static partial Regex Position();

    [GeneratedRegex(@"maximum configured depth of (\d+)")]
    private static partial Regex TooDeep();

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("^The JSON value could not be converted")]
    private static partial Regex Conversion();
}
