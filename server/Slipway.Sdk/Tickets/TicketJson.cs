using System.Text.Json.Serialization;

namespace Slipway.Sdk.Tickets;

[JsonSerializable(typeof(TicketQuery))]
[JsonSerializable(typeof(IReadOnlyList<Ticket>))]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(TicketReference))]
[JsonSerializable(typeof(CreateTicketInput))]
[JsonSerializable(typeof(TicketUpdate))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class TicketJson : JsonSerializerContext;
