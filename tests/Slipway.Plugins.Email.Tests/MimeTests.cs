using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Plugins.Email.Mime;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Tests;

public sealed partial class MimeTests
{
    [Fact]
    public void QuotedPrintable_AnyText_DecodesToItInShortLines() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var plain = WellFormed(text.Get).ReplaceLineEndings("\r\n");
            var encoded = QuotedPrintable.Encode(plain);
            return encoded.Split("\r\n").All(line => line.Length <= 76 && line.All(character => character == '\t' || IsPrintable(character)) && line == line.TrimEnd()) && Decode(encoded) == plain;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(77)]
    [InlineData(152)]
    public void QuotedPrintable_LongLine_IsBrokenSoftly(int length)
    {
        var text = new string('x', length);

        Assert.Equal(text, Decode(QuotedPrintable.Encode(text)));
        Assert.All(QuotedPrintable.Encode(text).Split("\r\n"), line => Assert.True(line.Length <= 76, line));
    }

    [Fact]
    public void HeaderText_AnyText_DecodesToItInShortWords() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var encoded = HeaderText.Encode(text.Get);
            var words = encoded.Split("\r\n ");
            return encoded == text.Get
                ? text.Get.All(IsPrintable) && !text.Get.Contains("=?", StringComparison.Ordinal)
                : words.All(word => word.Length <= 75) && DecodeWords(words) == WellFormed(text.Get);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Ops Server", "Ops Server")]
    [InlineData("Ops, \"the\" Server\\", "\"Ops, \\\"the\\\" Server\\\\\"")]
    [InlineData("Größe", "=?utf-8?B?R3LDtsOfZQ==?=")]
    public void Phrase_Name_IsQuotedOrEncoded(string name, string expected) => Assert.Equal(expected, HeaderText.Phrase(name));

    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("a.b\r\n..\r\n.c\r\n", "a.b\r\n...\r\n..c\r\n.\r\n")]
    public void DotStuffing_Dots_AreDoubledAtTheStartOfLines(string mail, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(DotStuffing.Apply(Encoding.ASCII.GetBytes(mail))));

    [Fact]
    public void MessageId_SameIdempotencyKey_IsTheSameForOneChannel()
    {
        var call = new CallContext { RequestId = "1", IdempotencyKey = "k" };
        var moment = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var first = MessageId.New(call, "a", "example.com", (moment, 1));

        Assert.Equal(first, MessageId.New(new CallContext { RequestId = "2", IdempotencyKey = "k" }, "a", "example.com", (moment.AddHours(1), 7)));
        Assert.NotEqual(first, MessageId.New(call, "b", "example.com", (moment, 1)));
        Assert.Matches("^<[0-9a-f]{32}@example.com>$", first.ToString());
    }

    [Fact]
    public void MessageId_WithoutKey_DiffersByCallTimeAndPlace()
    {
        var (one, two) = (new CallContext { RequestId = "1" }, new CallContext { RequestId = "2" });
        var moment = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        string[] ids =
        [
            MessageId.New(one, "a", "example.com", (moment, 1)).ToString(),
            MessageId.New(two, "a", "example.com", (moment, 1)).ToString(),
            MessageId.New(one, "a", "example.com", (moment.AddTicks(1), 1)).ToString(),
            MessageId.New(one, "a", "example.com", (moment, 2)).ToString(),
            MessageId.New(one, "b", "example.com", (moment, 1)).ToString(),
        ];

        Assert.Equal(5, ids.Distinct().Count());
    }

    private static bool IsPrintable(char character) => character is >= ' ' and <= '~';

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static string DecodeWords(IEnumerable<string> words) => string.Concat(words.Select(word =>
        Encoding.UTF8.GetString(Convert.FromBase64String(EncodedWord().Match(word).Groups[1].Value))));

    private static string Decode(string quoted)
    {
        var bytes = new List<byte>();
        var text = quoted.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] == '=')
            {
                bytes.Add(byte.Parse(text.AsSpan(place + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                place += 2;
            }
            else
            {
                bytes.Add((byte)text[place]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\A=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=\z")]
    private static partial Regex EncodedWord();
}
