using System.Text.Json.Serialization;

namespace Slipway.Sdk.Messages;

[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageResult))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class MessagingJson : JsonSerializerContext;
