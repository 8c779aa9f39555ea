namespace Slipway.Builder.Projects;

/// <summary>What came of compiling a project.</summary>
/// <param name="Assembly">The assembly; null when there was an error.</param>
/// <param name="Said">Errors and warnings as the compiler writes them: file, line, column, id, message.</param>
public sealed record CompiledProject(byte[]? Assembly, IReadOnlyList<string> Said);
