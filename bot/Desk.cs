using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot;

/// <summary>The service desk itself: people, dialogs, router, cards and the outbox.</summary>
public static class Desk
{
    /// <summary>Registers it. Dialogs are found by a scan: a new one needs its file and nothing else.</summary>
    public static void AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DeskSettings(
            configuration["Desk:RoleContact"], configuration["Desk:ChannelLanguage"] == "de" ? "de" : "en")
        {
            ApprovalsChannel = configuration["Desk:ApprovalsChannel"] is { Length: > 0 } channel ? channel : null,
            TicketsChannel = configuration["Desk:TicketsChannel"] is { Length: > 0 } tickets ? tickets : null,
            ConversionDocuments = configuration["Desk:ConversionDocuments"] is { Length: > 0 } documents ? new Uri(documents) : null,
        });
        services.AddSingleton(MapSettings.From(configuration));
        services.AddSingleton(RoleConfiguration.Read(configuration));
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<IGraphTokens>(provider => GraphTokens.For(provider, provider.GetRequiredService<GraphSettings>().Scope));
        foreach (var dialog in Routes.DialogTypes)
        {
            services.AddSingleton(typeof(IDialog), dialog);
        }

        services.AddSingleton<Routes>();
        services.AddSingleton<Intents>();
        services.AddSingleton<Router>();
        services.AddSingleton<StationSims>();
        services.AddSingleton<PortLinks>();
        services.AddSingleton<FindingPainter>();
        services.AddSingleton<Painter>();
        services.AddSingleton<DetailsPainter>();
        services.AddSingleton<ParametersPainter>();
        services.AddSingleton<RawCallPainter>();
        services.AddSingleton<HistoryPainter>();
        services.AddSingleton(new DangerousKeys(
            configuration.GetSection("Parameters:Dangerous").Get<string[]>() is { Length: > 0 } listed ? listed : DangerousKeys.Default)
        {
            NeedApproval = configuration.GetValue("Parameters:ApproveDangerous", true),
        });
        services.AddSingleton<NotesPainter>();
        services.AddSingleton(OcppKeySettings.Read(configuration));
        services.AddSingleton<PortConfigurations>();
        services.AddSingleton<StationPainter>();
        services.AddSingleton(ErrorRateSettings.From(configuration));
        services.AddSingleton(new ErrorClassification(ErrorRateSettings.From(configuration).Thresholds));
        services.AddSingleton<ErrorRatePainter>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<SessionsPainter>();
        services.AddSingleton(GoodwillSettings.From(configuration));
        services.AddSingleton<Starts>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<Extensions>();
        services.AddSingleton<ApprovalDesk>();
        services.AddSingleton<PersonalChats>();
        services.AddSingleton<DutyRoster>();
        services.AddSingleton<ActivationPainter>();
        services.AddSingleton<VoucherPainter>();
        services.AddSingleton<IDeadlineHandler, ApprovalRounds>();
        services.AddTickets(configuration);
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<ConversationLanguage>();
        services.AddSingleton<MessageExtension>();
        services.AddSingleton<MessageReport>();
        services.AddSingleton<IDeadlineHandler, QuestionDeadlines>();
        services.AddSingleton<IDeadlineHandler, OperatorQuestions>();
        services.AddSingleton<Backlog>();
        services.AddSingleton<Outbox>();
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
    }
}
