using HubGraph.Data;

namespace HubGraph.Commands;

/// <summary>Runs a command that writes a database, all of it or nothing, and tells what came of it.</summary>
internal static class DatabaseWork
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Shows the progress; answers the exit code.</summary>
    /// <param name="work">The work; its answer is what to say when it is done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<int> RunAsync(Func<IProgress<ProgressStep>, Task<string>> work, CancellationToken cancellationToken)
    {
        try
        {
            string done = "";
            await ConsoleProgress.ShowAsync(async progress => done = await work(progress));
            Console.WriteLine(done);
            return 0;
        }
        // A statement that is cancelled may fail in its driver's own way.
        catch (Exception exception) when (
            cancellationToken.IsCancellationRequested
                && exception is (OperationCanceledException or StartupException { InnerException: not null }))
        {
            await Console.Error.WriteLineAsync("Stopped: nothing was written.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is StartupException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }
}
