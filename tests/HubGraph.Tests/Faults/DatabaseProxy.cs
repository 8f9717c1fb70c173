using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HubGraph.Data;
using HubGraph.Tests.Data;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>What becomes of a message that a proxy waits for.</summary>
public enum Fault
{
    /// <summary>The connection is cut before the message reaches the server.</summary>
    CutBefore,

    /// <summary>The server gets it and answers, and the connection is cut before the answer reaches the client.</summary>
    CutAfter,

    /// <summary>The server gets it, and nothing is passed on any more.</summary>
    SilentAfter,
}

/// <summary>A network between the program and PostgreSQL that fails as networks do.</summary>
internal sealed class DatabaseProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly ConcurrentDictionary<Link, bool> _links = [];
    private (string Text, Fault Fault)? _trap;
    private volatile bool _isSilent;
    private volatile bool _isCut;

    private DatabaseProxy(string connectionString) => _server = new NpgsqlConnectionStringBuilder(connectionString);

    /// <summary>A database of a test's own, reached through a proxy.</summary>
    public static async Task<(DatabaseProxy Proxy, TestDatabase Database)> StartAsync(TestTemplate template = TestTemplate.SmallWorld)
    {
        TestDatabase direct = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, template);
        DatabaseProxy proxy = Before(direct);
        return (proxy, new TestDatabase(DatabaseOptions.Postgresql(proxy.ConnectionString), direct.DisposeAsync));
    }

    /// <summary>A proxy before a database.</summary>
    public static DatabaseProxy Before(TestDatabase database)
    {
        DatabaseProxy proxy = new(database.Options.ConnectionString);
        proxy._listener.Start();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>Leads to the database through the proxy.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
    }.ConnectionString;

    /// <summary>Cuts all connections, and refuses new ones.</summary>
    public void Cut()
    {
        _isCut = true;
        CutOnce();
    }

    /// <summary>Cuts all connections; new ones get through.</summary>
    public void CutOnce()
    {
        foreach (Link link in _links.Keys)
            link.Dispose();
    }

    /// <summary>Takes what both sides send, and passes nothing on.</summary>
    public void Silence() => _isSilent = true;

    /// <summary>Works again. What was lost meanwhile stays lost.</summary>
    public void Heal()
    {
        if (_isSilent)
            CutOnce();
        (_isSilent, _isCut) = (false, false);
    }

    /// <summary>Does something to the first message of a client that holds a text.</summary>
    public void Trap(string text, Fault fault) => _trap = (text, fault);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync();
                if (_isCut)
                    client.Dispose();
                else
                    _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        bool isFile = _server.Host!.StartsWith('/');
        Socket server = new(isFile ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, isFile ? ProtocolType.Unspecified : ProtocolType.Tcp);
        using Link link = new(client, server);
        _links[link] = true;
        try
        {
            if (isFile)
                await server.ConnectAsync(new UnixDomainSocketEndPoint($"{_server.Host}/.s.PGSQL.{_server.Port}"));
            else
                await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(PassAsync(link, client, server, isFromClient: true), PassAsync(link, server, client, isFromClient: false));
        }
        catch (SocketException)
        {
            // Nobody there.
        }
        finally
        {
            _links.TryRemove(link, out _);
        }
    }

    private async Task PassAsync(Link link, Socket from, Socket to, bool isFromClient)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            for (int length; (length = await from.ReceiveAsync(buffer)) > 0;)
            {
                if (isFromClient && _trap is { } trap && Encoding.UTF8.GetString(buffer, 0, length).Contains(trap.Text, StringComparison.Ordinal))
                {
                    _trap = null;
                    if (trap.Fault == Fault.CutBefore)
                        return;
                    link.Fault = trap.Fault;
                }
                if (_isSilent || (!isFromClient && link.Fault == Fault.SilentAfter))
                    continue;
                if (!isFromClient && link.Fault == Fault.CutAfter)
                    return;
                await to.SendAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutOnce();
    }

    private sealed class Link(Socket client, Socket server) : IDisposable
    {
        public Fault? Fault { get; set; }

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
