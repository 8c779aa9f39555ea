using Slipway.Sdk.Json;

Console.WriteLine("starting");
Console.Out.Write(new FreeMap().Count);
