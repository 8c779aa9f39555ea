using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Slipway.Server.Documents;

[JsonSerializable(typeof(JsonObject))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class DocumentJson : JsonSerializerContext;
