using HubGraph.Planning;

namespace HubGraph.Tests.Planning;

public sealed class GlobalIdTests
{
    [Theory]
    [InlineData("Hub", 1)]
    [InlineData("AnimationActivity", long.MaxValue)]
    [InlineData("X", 0)]
    public void An_id_leads_back_to_its_type_and_key(string type, long key)
    {
        Assert.True(GlobalId.TryDecode(GlobalId.Encode(type, key), out string decodedType, out long decodedKey));
        Assert.Equal((type, key), (decodedType, decodedKey));
    }

    [Fact]
    public void An_id_is_base64url_of_type_and_key() => Assert.Equal("SHViOjE", GlobalId.Encode("Hub", 1));

    [Theory]
    [InlineData("")]
    [InlineData("noise")]
    [InlineData("SHViOjE=")]
    [InlineData("SHViOjE\n")]
    [InlineData(" SHViOjE")]
    [InlineData("SHViOi0x")]
    [InlineData("SHViOjAx")]
    [InlineData("SHViOg")]
    [InlineData("OjE")]
    [InlineData("SHVi")]
    [InlineData("SHViOjk5OTk5OTk5OTk5OTk5OTk5OTk5")]
    [InlineData("\0")]
    [InlineData("💥")]
    public void What_this_graph_did_not_write_is_no_id(string text) => Assert.False(GlobalId.TryDecode(text, out _, out _));

    [Fact]
    public void A_very_long_text_is_no_id() => Assert.False(GlobalId.TryDecode(new string('A', 100_000), out _, out _));
}
