using System.Text.Json;

namespace Slipway.Sdk.Configuration;

/// <summary>The configuration of a provider that has nothing to configure. Generated registrations call it.</summary>
public static class NoConfiguration
{
    /// <summary>The JSON Schema: an object without members.</summary>
    public const string JsonSchema =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {},
          "additionalProperties": false
        }
        """;

    /// <summary>All that is wrong with a configuration: every key that it has.</summary>
    public static IReadOnlyList<ConfigurationProblem> Validate(JsonElement configuration)
    {
        var reader = new ConfigurationReader(configuration);
        reader.RefuseUnknownKeys();
        return reader.Problems;
    }

    /// <summary>Refuses a configuration that is not empty.</summary>
    /// <exception cref="ConfigurationException">It has keys.</exception>
    public static void Check(JsonElement configuration)
    {
        var problems = Validate(configuration);
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }
    }
}
