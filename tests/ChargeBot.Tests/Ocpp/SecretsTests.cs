using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("AuthorizationKey")]
    [InlineData("authorizationkey")]
    [InlineData("BasicAuthPassword")]
    [InlineData("WIFI_PASSWD")]
    [InlineData("ApnPassword")]
    [InlineData("SimPIN")]
    [InlineData("simpin")]
    [InlineData("sim_pin")]
    [InlineData("PIN")]
    [InlineData("PinCode")]
    [InlineData("CardPuk")]
    [InlineData("wifi.psk")]
    [InlineData("MasterKey")]
    [InlineData("client-secret")]
    [InlineData("ApiToken")]
    public void The_value_of_a_secret_is_masked(string key)
    {
        Assert.Equal(SecretValues.Mask, SecretValues.Masked(key, "value"));
        Assert.Equal("", SecretValues.Masked(key, ""));
        Assert.Null(SecretValues.Masked(key, null));
    }

    [Theory]
    [InlineData("WebSocketPingInterval")]
    [InlineData("GetConfigurationMaxKeys")]
    [InlineData("StopTxnSampledData")]
    [InlineData("AuthorizeRemoteTxRequests")]
    [InlineData("Mapping")]
    [InlineData("SpinUpTime")]
    [InlineData("ConnectorPhaseRotation")]
    [InlineData("KeyboardLayout")]
    public void Other_values_are_shown(string key) => Assert.Equal("value", SecretValues.Masked(key, "value"));

    [Theory]
    [InlineData("ftp://user:secret@host/path", "ftp://•••@host/path")]
    [InlineData("wss://only-user@host:9000/ocpp", "wss://•••@host:9000/ocpp")]
    [InlineData("https://host/upload?id=5&token=abc&x=1", "https://host/upload?id=5&token=•••&x=1")]
    [InlineData("https://host/path@version", "https://host/path@version")]
    [InlineData("http://a:b@one, http://c:d@two", "http://•••@one, http://•••@two")]
    public void Secrets_inside_a_value_are_masked(string value, string shown) => Assert.Equal(shown, SecretValues.Masked("Url", value));
}
