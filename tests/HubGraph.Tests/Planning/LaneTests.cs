using HubGraph.Planning.Execution;

namespace HubGraph.Tests.Planning;

public sealed class LaneTests
{
    private static readonly ReadCaller s_one = Caller("one"), s_two = Caller("two"), s_three = Caller("three");

    [Fact]
    public void Nobody_holds_more_than_half_of_the_places()
    {
        Lane lane = new("test", places: 4, queue: 8);

        Assert.NotNull(lane.TryEnter(s_one));
        Assert.NotNull(lane.TryEnter(s_one));
        Assert.Null(lane.TryEnter(s_one));
        Assert.NotNull(lane.TryEnter(s_two));
    }

    [Fact]
    public void Nor_do_all_callers_of_one_address_together()
    {
        Lane lane = new("test", places: 4, queue: 8);
        ReadCaller alice = new("alice", "office"), bob = new("bob", "office"), carol = new("carol", "office");

        Assert.NotNull(lane.TryEnter(alice));
        Assert.NotNull(lane.TryEnter(bob));
        Assert.Null(lane.TryEnter(carol));
        Assert.Null(lane.TryEnter(Caller("office")));
        Assert.NotNull(lane.TryEnter(new ReadCaller("carol", "home")));
    }

    [Fact]
    public async Task Callers_who_wait_are_served_in_turn_and_each_in_its_order()
    {
        Lane lane = new("test", places: 1, queue: 16);
        Lane.Place place = await lane.EnterAsync(s_three, false, CancellationToken.None);
        List<string> served = [];
        Task[] waiting =
        [
            ServeAsync(s_one, "one 1"), ServeAsync(s_one, "one 2"), ServeAsync(s_one, "one 3"), ServeAsync(s_two, "two 1"), ServeAsync(s_two, "two 2"),
        ];

        lane.Leave(place);
        await Task.WhenAll(waiting);

        Assert.Equal(["one 1", "two 1", "one 2", "two 2", "one 3"], served);

        async Task ServeAsync(ReadCaller caller, string name)
        {
            Lane.Place own = await lane.EnterAsync(caller, false, CancellationToken.None);
            served.Add(name);
            lane.Leave(own);
        }
    }

    [Fact]
    public async Task A_place_that_the_first_may_not_have_goes_to_the_next_who_may()
    {
        Lane lane = new("test", places: 2, queue: 8);
        Lane.Place first = await lane.EnterAsync(s_one, false, CancellationToken.None);
        Lane.Place other = await lane.EnterAsync(s_two, false, CancellationToken.None);
        Task<Lane.Place> one = lane.EnterAsync(s_one, false, CancellationToken.None).AsTask();
        Task<Lane.Place> three = lane.EnterAsync(s_three, false, CancellationToken.None).AsTask();

        lane.Leave(other);
        await three;
        Assert.False(one.IsCompleted);

        lane.Leave(first);
        await one;
    }

    [Fact]
    public async Task Who_would_wait_behind_half_of_the_queue_of_its_own_is_refused_at_once_and_others_are_not()
    {
        Lane lane = new("test", places: 1, queue: 4);
        await lane.EnterAsync(s_one, false, CancellationToken.None);
        Task<Lane.Place>[] waiting = [.. Enumerable.Range(0, 2).Select(_ => lane.EnterAsync(s_one, false, CancellationToken.None).AsTask())];

        Assert.Throws<InvalidOperationException>(() => { _ = lane.EnterAsync(s_one, false, CancellationToken.None).AsTask(); });
        Task<Lane.Place>[] others = [.. Enumerable.Range(0, 2).Select(_ => lane.EnterAsync(s_two, false, CancellationToken.None).AsTask())];
        Assert.Throws<InvalidOperationException>(() => { _ = lane.EnterAsync(s_three, false, CancellationToken.None).AsTask(); });
        Task<Lane.Place> patient = lane.EnterAsync(s_three, isPatient: true, CancellationToken.None).AsTask();

        Assert.All([.. waiting, .. others, patient], task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Who_leaves_the_queue_frees_its_place_there()
    {
        Lane lane = new("test", places: 1, queue: 2);
        Lane.Place place = await lane.EnterAsync(s_one, false, CancellationToken.None);
        using CancellationTokenSource leaving = new();
        Task<Lane.Place> left = lane.EnterAsync(s_one, false, leaving.Token).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => left);
        Task<Lane.Place> next = lane.EnterAsync(s_one, false, CancellationToken.None).AsTask();
        lane.Leave(place);

        await next;
        Assert.False(lane.IsWanted);
    }

    private static ReadCaller Caller(string name) => new(name, name) { Busy = () => new InvalidOperationException("busy") };
}
