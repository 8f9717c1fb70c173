using HubGraph.Concepts;
using HubGraph.Graph.Mutations;

namespace HubGraph.Tests.Graph.Mutations;

public sealed class InputCopyTests
{
    [Fact]
    public void What_has_the_same_name_and_type_is_written_euros_become_cents_ids_keys_and_lists_rows()
    {
        Loan loan = new InputCopy<NewLoan, Loan>().Create(
            new NewLoan { Title = "Germinal", Copies = 2, FeeEuros = 1.5m, Reader = new(7), Tags = ["novel", "mine", "novel"] },
            Unexpected);

        Assert.Equal(("Germinal", 2, 150L, 7L), (loan.Title, loan.Copies, loan.FeeCents, loan.ReaderId));
        Assert.Equal(["novel", "mine"], loan.Tags.Select(tag => tag.Tag));
    }

    [Fact]
    public void What_is_left_out_stays_and_null_empties()
    {
        Loan loan = new() { Title = "Germinal", Copies = 2, FeeCents = 150, Tags = { new() { Tag = "novel" } } };

        new InputCopy<ChangedLoan, Loan>().Apply(new ChangedLoan { Copies = new(null), Tags = new([]) }, loan, Unexpected);

        Assert.Equal(("Germinal", null, 150L), (loan.Title, loan.Copies, loan.FeeCents));
        Assert.Empty(loan.Tags);
    }

    [Fact]
    public void Of_rows_only_those_fields_are_written_that_they_give()
    {
        Loan loan = new() { Title = "Germinal", Copies = 2, FeeCents = 150 };

        new InputCopy<NewLoan, Loan>().Apply(
            new NewLoan { Title = "Nana" }, loan, Unexpected, gives: (field, hasValue) => hasValue || field == "feeEuros");

        Assert.Equal(("Nana", 2, null), (loan.Title, loan.Copies, loan.FeeCents));
    }

    [Fact]
    public void An_amount_that_breaks_its_rule_is_refused_at_its_field()
    {
        List<(Rule, string)> refused = [];

        new InputCopy<NewLoan, Loan>().Create(
            new NewLoan { Title = "Germinal", FeeEuros = -1 }, (rule, path, _) => refused.Add((rule, path)));

        Assert.Equal([(WriteRules.InvalidValue, "feeEuros")], refused);
    }

    [Fact]
    public void A_property_that_nothing_writes_or_that_is_not_there_is_told_when_the_copy_is_made()
    {
        Assert.Contains(
            "Loan has no shelf", Assert.Throws<InvalidOperationException>(() => new InputCopy<Misplaced, Loan>()).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Loan.Title", Assert.Throws<InvalidOperationException>(() => new InputCopy<Misplaced, Loan>("Shelf")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Row", Assert.Throws<InvalidOperationException>(() => new InputCopy<NewLoan, Loan>("Row")).Message, StringComparison.Ordinal);
        Assert.Equal("", new InputCopy<Misplaced, Loan>("Shelf", "Title").Create(new Misplaced(), Unexpected).Title ?? "");
    }

    private static void Unexpected(Rule rule, string path, object[] values) => Assert.Fail($"{rule.Code} at {path}");

    private sealed record NewLoan
    {
        public required string Title { get; init; }
        public int? Copies { get; init; }
        public decimal? FeeEuros { get; init; }
        public RecordId<Loan>? Reader { get; init; }
        public IReadOnlyList<string>? Tags { get; init; }
    }

    private sealed record ChangedLoan
    {
        public RecordId<Loan> Id { get; init; }
        public int Version { get; init; }
        public Optional<string> Title { get; init; }
        public Optional<int?> Copies { get; init; }
        public Optional<decimal?> FeeEuros { get; init; }
        public Optional<IReadOnlyList<string>> Tags { get; init; }
    }

    private sealed record Misplaced
    {
        public string? Shelf { get; init; }
    }

    private sealed class Loan : IRecord
    {
        public long Id { get; set; }
        public int Version { get; set; }
        public required string Title { get; set; }
        public int? Copies { get; set; }
        public long? FeeCents { get; set; }
        public long? ReaderId { get; set; }
        public List<LoanTag> Tags { get; } = [];
    }

    private sealed class LoanTag
    {
        public long LoanId { get; set; }
        public required string Tag { get; set; }
    }
}
