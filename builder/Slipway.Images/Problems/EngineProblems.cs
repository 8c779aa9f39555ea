using System.Globalization;

namespace Slipway.Images.Problems;

/// <summary>What can go wrong between this machine and a container engine.</summary>
internal static class EngineProblems
{
    public static ImageProblem NoSocket(string socket) => new(
        "SLP8040", socket, "There is no container engine at this socket.",
        $"{Start(socket)}, or name its socket with DOCKER_HOST (docker) or CONTAINER_HOST (podman).");

    // An engine of the machine is started by root, one of a user by that user. Without systemd podman serves by hand.
    private static string Start(string socket) => socket switch
    {
        _ when socket.Contains("docker", StringComparison.Ordinal) => "Start it with: systemctl start docker",
        _ when socket.StartsWith("/run/user/", StringComparison.Ordinal) => $"Start it with: systemctl --user start podman.socket (or: podman system service --time=0 unix://{socket})",
        _ when socket.Contains("podman", StringComparison.Ordinal) => $"Start it with: systemctl start podman.socket (or: podman system service --time=0 unix://{socket})",
        _ => "Start it (docker: systemctl start docker; podman: systemctl --user start podman.socket)",
    };

    public static ImageProblem NotAllowed(string socket) => new(
        "SLP8041", socket, "This user may not speak to the container engine.",
        "Join the group that owns the socket (usually docker) and sign in anew, or use podman without root.");

    public static ImageProblem Broken(string socket, string reason) => new(
        "SLP8042", socket, $"The conversation with the container engine broke off: {reason.TrimEnd('.')}.",
        "See the engine's log, then run the command again.");

    public static ImageProblem Unexpected(string socket, string what, int status, string text) => new(
        "SLP8042", socket,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The container engine answers {what} with status {status}{(text.Length == 0 ? "" : ": " + text.TrimEnd('.'))}."),
        "Check that the socket is that of docker or podman, and see the engine's log.");

    public static ImageProblem LoadFailed(string socket, string reason) => new(
        "SLP8043", socket, $"The container engine did not take the image: {reason.TrimEnd('.')}.",
        "See the engine's log and the space on its disk, then run the command again.");

    public static ImageProblem WrongPlatform(string image, Platform engine, IEnumerable<Platform> known) => new(
        "SLP8044", image, $"The container engine runs {engine}, but the image is for {string.Join(", ", known)}.",
        "Build for the engine's platform too (spec.platforms), or push the image instead.");
}
