namespace HubGraph.Transport.Responses;

/// <summary>An answer in the making, for which whoever asks the same meanwhile waits.</summary>
internal sealed class ResponseFlight(ResponseKey key, string version)
{
    private readonly TaskCompletionSource<SharedResponse?> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ResponseKey Key => key;

    public string Version => version;

    /// <summary>The answer; null when it turned out to be of no use to others. Cancelled when its maker gave up.</summary>
    public Task<SharedResponse?> Landing => _landing.Task;

    /// <summary>It is made.</summary>
    public void Land(SharedResponse? answer) => _landing.TrySetResult(answer);

    /// <summary>Its maker gives up, if it is not made yet.</summary>
    public void Abandon() => _landing.TrySetCanceled();
}
