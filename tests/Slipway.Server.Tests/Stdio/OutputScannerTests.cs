using System.Text;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Tests.Stdio;

public sealed class OutputScannerTests
{
    private static readonly string[] Fragments =
    [
        "{\"result\":{\"id\":\"a\"}}", "{}", "{ }", "{\n  \"result\": [\n    1,\n    -2.5e3\n  ]\n}", "\n", "\r\n", " ", "plain text",
        "{ no json", "{\"a\":\"esc \\\" \\\\ \\u00e9 }{\"}", "[1,2]", "{\"a\":\n{\"b\":\n", "}", "\"", "\\", "{\"error\":null}", "{\"x\":tru}",
        "{\"a\":\"raw\nbreak\"}", "{\"k\" : [ { } , [ ] , true , false , null ] }", "\0\u0001\u007f", "é😀", "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}",
    ];

    [Fact]
    public void TryNext_HoweverTheStreamIsCut_FindsTheSamePieces()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var stream = RandomStream(random);
            var whole = Scan(stream, left => left);

            var inBytes = Scan(stream, _ => 1);
            var cut = Scan(stream, left => random.Next(1, Math.Min(left, 1 + random.Next(1, 6000)) + 1));

            Assert.True(whole.SequenceEqual(inBytes), $"seed {seed}, byte by byte");
            Assert.True(whole.SequenceEqual(cut), $"seed {seed}, cut at random");
        }
    }

    [Theory]
    [InlineData("{}{}\n", "Object:{}|Object:{}")]
    [InlineData("log {\"result\":1}\n{\"result\":2}", "Line:log {\"result\":1}|Object:{\"result\":2}")]
    [InlineData("{ oops\n{\"result\":1}", "Line:{ oops|Object:{\"result\":1}")]
    [InlineData("{\n\"a\":\n{ x\n{}\n", "Line:{|Line:\"a\":|Line:{ x|Object:{}")]
    [InlineData("{\"a\":\"b\nc\"}\n{}", "Line:{\"a\":\"b|Line:c\"}|Object:{}")]
    [InlineData("{\"a\":1", "Half:{\"a\":1")]
    [InlineData("no end", "Line:no end")]
    [InlineData(" \r\n\t\n", "")]
    public void TryNext_AStream_IsCutIntoObjectsAndLines(string stream, string pieces)
    {
        Assert.Equal(pieces, string.Join('|', Scan(Encoding.UTF8.GetBytes(stream), left => left)));
    }

    [Fact]
    public void TryNext_BeyondTheLimits_SaysWhich()
    {
        Assert.Equal("TooLarge", ScanKinds("{\"a\":\"" + new string('x', 70_000)).Single());
        Assert.Equal("TooDeep", ScanKinds(string.Concat(Enumerable.Repeat("{\"a\":", 20))).Single());
        Assert.Equal(["LongLine", "Object"], ScanKinds(new string('x', 500_000) + "\n{}"));
    }

    private static byte[] RandomStream(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            _ = random.Next(40) == 0
                ? text.Append(new string('y', random.Next(7_000, 20_000)))
                : text.Append(Fragments[random.Next(Fragments.Length)]);
            _ = random.Next(3) == 0 ? text.Append('\n') : text;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> ScanKinds(string stream) =>
        Scan(Encoding.UTF8.GetBytes(stream), left => Math.Min(left, 10_000)).Select(piece => piece[..piece.IndexOf(':', StringComparison.Ordinal)]);

    private static List<string> Scan(byte[] stream, Func<int, int> cut)
    {
        var found = new List<string>();
        using var scanner = new OutputScanner(objectLimit: 64 * 1024) { DepthLimit = 16 };
        for (var at = 0; at < stream.Length;)
        {
            var room = scanner.MakeRoom();
            var count = Math.Min(room.Length, cut(stream.Length - at));
            stream.AsSpan(at, count).CopyTo(room);
            scanner.Added(count);
            at += count;
            while (scanner.TryNext(out var piece))
            {
                Keep(piece);
                if (piece.Kind is OutputKind.TooDeep or OutputKind.TooLarge)
                {
                    return found;
                }
            }
        }

        if (scanner.TryFinish(out var last))
        {
            Keep(last);
        }

        return found;

        void Keep(OutputPiece piece) =>
            found.Add($"{piece.Kind}:{(piece.Kind is OutputKind.TooLarge ? "" : Encoding.UTF8.GetString(scanner[piece]).TrimEnd('\r'))}");
    }
}
