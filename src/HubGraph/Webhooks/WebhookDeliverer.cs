using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Host.Health;

namespace HubGraph.Webhooks;

/// <summary>
/// Delivers to webhooks that no other server delivers to. Each second it looks whether it still does to its own, and whether others
/// are to be had: new ones, those that were changed, and those of a server that is gone.
/// </summary>
internal sealed partial class WebhookDeliverer(
    WebhookServices services, WebhookStates states, ChangeSignal signal, ServingGate gate,
    ILogger<WebhookDeliverer> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_forget = TimeSpan.FromHours(1);

    private readonly Dictionary<long, (Task Running, CancellationTokenSource Stop)> _runs = [];
    private LogPosition? _seen;
    private bool _isIdle = true;
    private bool _isFailing;
    private DateTimeOffset _forgotAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using CancellationTokenSource end = new();
        Task writing = services.Journal.RunAsync(end.Token);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!gate.IsClosed)
                    await LookAsync(stoppingToken);
                _isFailing = false;
            }
            catch (Exception exception)
            {
                if (!_isFailing && !stoppingToken.IsCancellationRequested)
                    LogFailure(exception.Message);
                _isFailing = true;
            }
            await Task.Delay(s_look, services.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await EndAsync([.. _runs.Keys]);
        await end.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_isIdle)
            await states.ReleaseAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LookAsync(CancellationToken stop)
    {
        // Where there are none, one appears by a write.
        LogPosition end = await signal.CurrentAsync(stop);
        if (_isIdle && _seen == end)
            return;
        WebhookLease[] leases = await states.ReadAsync(stop);
        (_seen, _isIdle) = (end, leases.Length == 0);
        DateTimeOffset now = services.Time.GetUtcNow();
        WebhookLease[] own = [.. leases.Where(lease => lease.Holder == states.Holder)];
        HashSet<long> held = [.. own.Select(lease => lease.StateId)];
        await EndAsync([.. _runs.Where(run => !held.Contains(run.Key) || run.Value.Running.IsCompleted).Select(run => run.Key)]);
        if (own.Any(lease => lease.Until - now.UtcDateTime < services.Options.Lease * (2.0 / 3)))
            await states.RenewAsync(stop);
        bool IsFree(WebhookLease lease) =>
            !_runs.ContainsKey(lease.StateId) && (lease.Until <= now.UtcDateTime || held.Contains(lease.StateId));
        long[] free = [.. leases.Where(IsFree).Select(lease => lease.StateId)];
        if (free.Length > 0)
        {
            foreach (Webhook webhook in await states.TakeAsync(free, stop))
                Begin(webhook);
        }
        if (own.Length > 0 && now - _forgotAt > s_forget)
        {
            await states.ForgetAsync(stop);
            _forgotAt = now;
        }
    }

    private void Begin(Webhook webhook)
    {
        CancellationTokenSource stop = new();
        CancellationToken token = stop.Token;
        _runs.Add(webhook.StateId, (Task.Run(() => RunAsync(webhook, token), CancellationToken.None), stop));
    }

    private async Task RunAsync(Webhook webhook, CancellationToken stop)
    {
        try
        {
            await new WebhookRun(services, webhook).RunAsync(stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            // The next look begins anew.
            LogRun(webhook.Id, exception.Message);
        }
    }

    private async Task EndAsync(long[] ended)
    {
        foreach (long state in ended)
            await _runs[state].Stop.CancelAsync();
        foreach (long state in ended)
        {
            await _runs[state].Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _runs[state].Stop.Dispose();
            _runs.Remove(state);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks cannot be delivered to: {Reason} It is tried again.")]
    private partial void LogFailure(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deliveries to webhook {Webhook} were interrupted: {Reason} They begin anew.")]
    private partial void LogRun(long webhook, string reason);
}
