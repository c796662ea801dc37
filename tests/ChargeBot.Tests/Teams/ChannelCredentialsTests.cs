using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using ChargeBot.Adapters.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Teams;

/// <summary>How the bot gets its own token, against a login service that checks what is shown to it.</summary>
public sealed class ChannelCredentialsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly ChannelHttp http = new();
    private readonly string folder = Directory.CreateTempSubdirectory("chargebot-").FullName;
    private FakeChannel channel = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => channel = await FakeChannel.Start(clock);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await channel.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_secret_gets_a_token_for_the_channel()
    {
        var authorization = await Credentials().Authorize(Stop);
        Assert.True(channel.Login.Knows(authorization.Header!.ToString()));
    }

    [Fact]
    public async Task A_wrong_secret_gets_none_and_is_not_asked_about_at_every_call()
    {
        var credentials = Credentials(("MicrosoftAppPassword", "wrong"));
        for (var i = 0; i < 10; i++)
            Assert.Equal((false, null), await Get(credentials));
        Assert.Equal("client_secret", channel.Login.Refusal);
        Assert.Equal(1, channel.Login.Requests);
        clock.Advance(TimeSpan.FromSeconds(6));
        await Get(credentials);
        Assert.Equal(2, channel.Login.Requests);
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public async Task A_certificate_signs_an_assertion_that_the_login_service_accepts(string extension)
    {
        using var certificate = NewCertificate();
        var path = Write(certificate, extension);
        channel.Login.Certificate = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        channel.Login.Lifetime = TimeSpan.FromMinutes(10);
        var credentials = Credentials(("MicrosoftAppCertificatePath", path), ("MicrosoftAppCertificatePassword", "pass"), ("MicrosoftAppPassword", ""));
        Assert.True((await Get(credentials)).IsReady, channel.Login.Refusal);

        // Its id is used once: the next token comes by another assertion.
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await Get(credentials)).IsReady, channel.Login.Refusal);
        Assert.Equal(2, channel.Login.Requests);
    }

    [Fact]
    public async Task Another_certificate_gets_no_token()
    {
        using var registered = NewCertificate();
        using var other = NewCertificate();
        channel.Login.Certificate = registered;
        var credentials = Credentials(("MicrosoftAppCertificatePath", Write(other, ".pfx")), ("MicrosoftAppCertificatePassword", "pass"));
        Assert.False((await Get(credentials)).IsReady);
        Assert.Equal("x5t#S256", channel.Login.Refusal);
    }

    [Theory]
    [InlineData("not a certificate")]
    [InlineData("")]
    public async Task A_broken_certificate_is_told_and_gets_no_token(string content)
    {
        var path = Path.Combine(folder, "broken.pfx");
        await File.WriteAllTextAsync(path, content, Stop);
        Assert.False((await Get(Credentials(("MicrosoftAppCertificatePath", path)))).IsReady);
        Assert.Equal(0, channel.Login.Requests);
    }

    [Fact]
    public async Task The_scope_and_the_authority_can_be_those_of_a_national_cloud()
    {
        channel.Login.Scope = "https://api.botframework.us/.default";
        channel.Login.Authority = "gov.example";
        Assert.True((await Get(Credentials(
            ("ToChannelFromBotOAuthScope", "https://api.botframework.us/.default"),
            ("ToChannelFromBotLoginUrl", channel.Address + "/login/gov.example/")))).IsReady, channel.Login.Refusal);
    }

    [Fact]
    public async Task A_token_serves_until_five_minutes_before_its_end_and_meanwhile_the_next_is_fetched()
    {
        var credentials = Credentials();
        var first = await Get(credentials);
        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(first, await Get(credentials));
        Assert.Equal(1, channel.Login.Requests);

        var held = new TaskCompletionSource();
        channel.Login.Held = held.Task;
        clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 20; i++)
            Assert.Equal(first, await Get(credentials));
        held.SetResult();
        await Until(async () => await Get(credentials) != first);
        Assert.Equal(2, channel.Login.Requests);
    }

    [Fact]
    public async Task All_who_wait_for_a_token_share_one_request()
    {
        var held = new TaskCompletionSource();
        channel.Login.Held = held.Task;
        var credentials = Credentials();
        using var impatient = new CancellationTokenSource();
        var first = credentials.Authorize(impatient.Token).AsTask();
        var others = Enumerable.Range(0, 50).Select(_ => Get(credentials)).ToArray();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.SetResult();
        Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.Equal(1, channel.Login.Requests);
    }

    [Fact]
    public async Task While_the_login_service_is_down_the_old_token_serves_to_its_end()
    {
        var credentials = Credentials();
        await Get(credentials);
        channel.Login.IsUp = false;
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await Get(credentials)).IsReady);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False((await Get(credentials)).IsReady);
        channel.Login.IsUp = true;
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.True((await Get(credentials)).IsReady);
    }

    [Fact]
    public async Task A_refused_token_is_dropped_but_not_the_one_that_took_its_place()
    {
        var credentials = Credentials();
        var first = (await credentials.Authorize(Stop)).Header;
        credentials.Forget(first);
        var second = (await credentials.Authorize(Stop)).Header;
        Assert.NotEqual(first, second);
        credentials.Forget(first);
        Assert.Same(second, (await credentials.Authorize(Stop)).Header);
    }

    [Fact]
    public async Task A_bot_without_an_identity_sends_no_token()
    {
        Assert.Equal((true, null), await Get(Credentials(("MicrosoftAppId", ""))));
        Assert.Equal(0, channel.Login.Requests);
    }

    [Fact]
    public async Task A_managed_identity_is_asked_by_its_client_id_and_resource()
    {
        using var azure = new MetadataService();
        var settings = Settings(("MicrosoftAppType", "UserAssignedMSI"));
        using var client = new HttpClient(azure);
        var identity = ManagedIdentityTokenSource.Identity(settings, new HttpClientTransport(client));
        var source = new ManagedIdentityTokenSource(settings, identity, NullLogger<ManagedIdentityTokenSource>.Instance);
        var token = await source.Issue(Stop);
        Assert.Equal("managed", token!.Value);
        Assert.True(token.RefreshAt < token.ExpiresAt);
        var query = HttpUtility.ParseQueryString(azure.Asked!.Query);
        Assert.Equal((channel.AppId, "https://api.botframework.com"), (query["client_id"], query["resource"]));
    }

    [Fact]
    public async Task A_managed_identity_that_fails_gives_no_token()
    {
        var source = new ManagedIdentityTokenSource(Settings(), new FailingIdentity(), NullLogger<ManagedIdentityTokenSource>.Instance);
        Assert.Null(await source.Issue(Stop));
    }

    private static async Task<(bool IsReady, string? Header)> Get(ChannelCredentials credentials)
    {
        var authorization = await credentials.Authorize(Stop);
        return (authorization.IsReady, authorization.Header?.ToString());
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await holds())
            await Task.Delay(10, limit.Token);
    }

    private TeamsSettings Settings(params (string Name, string? Value)[] changes) => TeamsSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(channel.Settings).AddInMemoryCollection(changes.ToDictionary(c => c.Name, c => c.Value)).Build());

    private ChannelCredentials Credentials(params (string Name, string? Value)[] changes)
    {
        var settings = Settings(changes);
        var login = new LoginTokenSource(settings, http, clock, NullLogger<LoginTokenSource>.Instance);
        return new(settings, login, clock, NullLogger<ChannelCredentials>.Instance);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private string Write(X509Certificate2 certificate, string extension)
    {
        var path = Path.Combine(folder, "bot" + extension);
        if (extension == ".pfx")
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "pass"));
        else
        {
            using var key = certificate.GetRSAPrivateKey()!;
            var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("pass", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + encrypted);
        }
        return path;
    }

    /// <summary>Azure's instance metadata service.</summary>
    private sealed class MetadataService : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // Looked for before it is asked: the real one refuses what names no resource, and that is how it is known.
            if (HttpUtility.ParseQueryString(request.RequestUri!.Query)["resource"] is null)
            {
                return Task.FromResult(new HttpResponseMessage(request.RequestUri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)
                    ? System.Net.HttpStatusCode.BadRequest : System.Net.HttpStatusCode.NotFound)
                { Content = new StringContent("{}") });
            }

            Asked = request.RequestUri;
            var until = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
            return Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent($$"""{"access_token":"managed","expires_on":"{{until}}","resource":"r","token_type":"Bearer"}"""),
            });
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken).GetAwaiter().GetResult();
    }

    private sealed class FailingIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new Azure.Identity.AuthenticationFailedException("no identity here");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new Azure.Identity.AuthenticationFailedException("no identity here");
    }
}
