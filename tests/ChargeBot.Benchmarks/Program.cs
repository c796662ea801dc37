using System.CommandLine;
using ChargeBot.Benchmarks;
using ChargeBot.Benchmarks.Hub;
using ChargeBot.Benchmarks.Measurements;
using ChargeBot.Benchmarks.Reports;

var seconds = new Option<int>("--seconds") { Description = "How long each window of a load is, in seconds.", DefaultValueFactory = _ => 5, Recursive = true };
var rounds = new Option<int>("--rounds") { Description = "How often each measurement is repeated; medians are shown.", DefaultValueFactory = _ => 3, Recursive = true };
var folder = new Option<DirectoryInfo?>("--bot") { Description = "A published bot; without it, it is published first.", Recursive = true };
seconds.Validators.Add(option => { if (option.GetValueOrDefault<int>() is < 1 or > 60) option.AddError("--seconds is between 1 and 60."); });
rounds.Validators.Add(option => { if (option.GetValueOrDefault<int>() is < 1 or > 20) option.AddError("--rounds is between 1 and 20."); });

var root = new RootCommand("Measures ChargeBot: what is slow is seen here, in Markdown.") { seconds, rounds, folder };
Add("turns", "Port look-ups per second, beside npm botbuilder on the same load.", TurnsMeasurement.Run);
Add("start", "From the start of the process to the first answered turn.", StartMeasurement.Run);
Add("commands", "From a press to the device, and from its answer to the card.", CommandsMeasurement.Run);
Add("memory", "Memory at rest.", MemoryMeasurement.Run);
Add("codec", "The SML codec beside libsml (C) on the captures of CHARGEBOT_TESTDATA: at least twice its MB/s, nothing allocated.", CodecMeasurement.Run, withBot: false);
Add("hub", "OCPP: Heartbeat and MeterValues in a closed loop at 1,000 and 5,000 connections, beside npm ocpp-rpc and a bare Kestrel; 10,000 idle ones.", HubMeasurement.Run);
Add("gateways", "5,000 LG2WAN gateways that push once a minute: login storm, CPU and memory (five minutes).", GatewaysMeasurement.Run);
Add("cards", "200 presses a second through all tabs, 5,000 stations, a year of 1,000,000 sessions.", CardsMeasurement.Run);
Add("search", "Quick Search over 100,000 ports.", SearchMeasurement.Run);
Add("errorrate", "The error rate over a year of 1,000,000 sessions.", ErrorRateMeasurement.Run);
Add("starts", "A thousand open approvals are decided; two hundred agents redeem ten vouchers at once.", StartsMeasurement.Run);
Add("uploads", "Fifty logs of 100 MB at once, beside the same straight to Azurite: memory and throughput.", UploadsMeasurement.Run);
Add("arrivals", "From a charge point's last byte to the message in the chat.", ArrivalsMeasurement.Run);
Add("tickets", "Lists out of ten thousand tickets.", TicketListsMeasurement.Run);
Add("files", "Uploads, arrivals and lists of tickets.", Files);
Add("sml", "Codec and gateways.", async bench =>
{
    await CodecMeasurement.Run(bench);
    await GatewaysMeasurement.Run(bench);
});
Add("all", "All of them.", async bench =>
{
    await TurnsMeasurement.Run(bench);
    await StartMeasurement.Run(bench);
    await CommandsMeasurement.Run(bench);
    await MemoryMeasurement.Run(bench);
    await CardsMeasurement.Run(bench);
    await SearchMeasurement.Run(bench);
    await ErrorRateMeasurement.Run(bench);
    await StartsMeasurement.Run(bench);
    await Files(bench);
    await HubMeasurement.Run(bench);
    await CodecMeasurement.Run(bench);
    await GatewaysMeasurement.Run(bench);
});
var bare = new Command("bare", "The bare server that 'hub' measures beside ours.") { Hidden = true };
bare.SetAction((_, _) => BareHub.Run());
root.Subcommands.Add(bare);
return await root.Parse(args).InvokeAsync();

static async Task Files(Bench bench)
{
    await UploadsMeasurement.Run(bench);
    await ArrivalsMeasurement.Run(bench);
    await TicketListsMeasurement.Run(bench);
}

void Add(string name, string description, Func<Bench, Task> run, bool withBot = true)
{
    var command = new Command(name, description);
    command.SetAction(async (parsed, stop) =>
    {
        await using var bench = await Bench.Prepare(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(folder)?.FullName, withBot, stop);
        await Console.Out.WriteLineAsync(Machine.Describe());
        await run(bench);
    });
    root.Subcommands.Add(command);
}
