using System.Text;
using ChargeBot.Adapters.Teams;
using Xunit;

namespace ChargeBot.Tests.Teams;

public class InvokeResponseTests
{
    [Fact]
    public void A_card_goes_in_as_the_bytes_that_it_is() => Assert.Equal(
        """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[]}}""",
        Text(InvokeResponse.Card(JsonRaw.FromUtf8("""{"type":"AdaptiveCard","body":[]}"""u8.ToArray())).ToUtf8()));

    [Fact]
    public void A_message_is_escaped() => Assert.Equal(
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"a \u0022quoted\u0022\nline"}""",
        Text(InvokeResponse.Message("a \"quoted\"\nline").ToUtf8()));

    [Fact]
    public void An_error_has_a_code_and_a_message() => Assert.Equal(
        """{"statusCode":403,"type":"application/vnd.microsoft.error","value":{"code":"Forbidden","message":"Ask a supervisor."}}""",
        Text(InvokeResponse.Error(403, "Forbidden", "Ask a supervisor.").ToUtf8()));

    [Fact]
    public void Expected_replies_are_a_list_of_activities() => Assert.Equal(
        """{"activities":[{"type":"message","text":"one"},{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"a":1}}]}]}""",
        Text(new ExpectedReplies([
            new() { Type = "message", Text = "one" },
            new() { Type = "message", Attachments = [Attachment.Card(JsonRaw.FromUtf8("""{"a":1}"""u8.ToArray()))] }]).ToUtf8()));

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
