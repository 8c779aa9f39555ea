using Slipway.Sdk.Json;

using var input = new StreamReader(Console.OpenStandardInput());
await using var output = Console.OpenStandardOutput();
Console.Error.WriteLine(nameof(Console.WriteLine));
while (await input.ReadLineAsync() is { } line)
{
    Console.Error.WriteLine(line);
    output.WriteByte((byte)new FreeMap().Count);
    await output.FlushAsync();
}
