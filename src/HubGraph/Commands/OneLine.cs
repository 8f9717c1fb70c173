using System.Security.Cryptography;
using HubGraph.Data;
using HubGraph.Host;
using Microsoft.AspNetCore.Connections;

namespace HubGraph.Commands;

/// <summary>Tells in one line why a command cannot do its work. What is a fault of the program itself keeps its stack.</summary>
internal static class OneLine
{
    private const int Failed = 1;

    /// <summary>Runs a command.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command, CancellationToken cancellationToken = default)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (Of(exception) is { } line)
        {
            return await TellAsync(line);
        }
    }

    /// <summary>Tells it.</summary>
    public static async Task<int> TellAsync(string line)
    {
        await Console.Error.WriteLineAsync(line);
        return Failed;
    }

    private static string? Of(Exception exception) => exception switch
    {
        StartupException => exception.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message.TrimEnd('.')}. Choose another with --urls http://localhost:PORT.",
        ArgumentOutOfRangeException { ParamName: "port" } =>
            "The server cannot listen at its addresses (--urls): a port is from 1 to 65535.",
        System.Net.Sockets.SocketException => $"The server cannot listen at its addresses (--urls): {exception.Message}",
        // What the platform says of its own settings: addresses, certificates, logging, files of settings.
        IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidOperationException
            or NotSupportedException
            or CryptographicException or System.Text.Json.JsonException => $"The server cannot start: {Messages(exception)}",
        _ => PassingFailures.Of(exception)?.Message,
    };

    private static string Messages(Exception exception)
    {
        List<string> messages = [];
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            messages.Add(cause.Message.ReplaceLineEndings(" ").Trim());
        return string.Join(' ', messages.Distinct(StringComparer.Ordinal));
    }
}
