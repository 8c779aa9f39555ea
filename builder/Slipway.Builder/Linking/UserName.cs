using System.Text.RegularExpressions;

namespace Slipway.Builder.Linking;

/// <summary>A member as its author wrote it: the compiler moves the bodies of asynchronous methods and lambdas into types of its own.</summary>
internal static partial class UserName
{
    /// <summary>The name of a member of a type.</summary>
    public static string Of(LinkType type, string member)
    {
        var made = Made().Match(type.Name);
        if (made.Success)
        {
            var written = made.Groups["member"].Value;
            return written.Length > 0 ? $"{made.Groups["type"].Value}.{written}" : Of(made.Groups["type"].Value, member);
        }

        return Of(type.Name, member);
    }

    private static string Of(string type, string member)
    {
        var lambda = Lambda().Match(member);
        var written = lambda.Success ? lambda.Groups["member"].Value : member;
        return written is ".ctor" or ".cctor" ? type
            : written.StartsWith("get_", StringComparison.Ordinal) || written.StartsWith("set_", StringComparison.Ordinal) ? $"{type}.{written[4..]}"
            : $"{type}.{written[(written.LastIndexOf('.') + 1)..]}";
    }

    // Type.<Member>d__4 is a state machine, Type.<>c and Type.<>c__DisplayClass hold lambdas.
    [GeneratedRegex(@"\A(?<type>[^<]+)\.<(?<member>[^>]*)>[^.]*(\..*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Made();

    [GeneratedRegex(@"\A<(?<member>[^>]+)>[bg]__", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Lambda();
}
