using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class Weather
{
    public void Say(IEnumerable<string> lines)
    {
        Console.WriteLine("storm");
        Console.Error.Write("frost");
        lines.ToList().ForEach(Console.WriteLine);
        var name = Console.ReadLine();
        Console.CancelKeyPress += (_, _) => name = "";
    }
}
