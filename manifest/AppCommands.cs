using System.Globalization;
using System.Runtime.CompilerServices;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Turns;

namespace ChargeBot.Bot.Package;

/// <summary>One command of the menu in Teams.</summary>
/// <param name="Title">What is put into the message, in English and in German.</param>
/// <param name="Description">What it does, in English and in German.</param>
public sealed record AppCommand((string En, string De) Title, (string En, string De) Description);

/// <summary>The menu in Teams, taken from the bot's routes.</summary>
public static class AppCommands
{
    /// <summary>As many as Teams shows in one menu.</summary>
    public const int Most = 12;

    /// <summary>Said seldom, or only when a card asks: typed all the same, but not in the menu.</summary>
    private static readonly HashSet<string> NotInTheMenu =
    [
        "activations.show", "adopt.ask", "attributes.show", "cancel.question", "configuration.retrieve", "controller.ask", "errors.show", "errors.worst", "force.ask", "hardreboot.ask", "language.show", "link.show", "metercheck.ask",
        "note.list", "parameters.read", "pins.add", "pins.remove", "pins.show", "puk.link", "rawcall.show", "recent.show", "records.show", "sim.show", "softreboot.ask", "station.access",
        "station.address", "station.assignments", "station.communication", "station.device", "station.map", "station.show", "where.show", "port.refresh", "contract.ask", "goodwill.ask", "voucher.ask", "vouchers.show",
        "alerts.show", "logs.show", "timeline.show", "erase.ask", "tickets.late", "tickets.open", "tickets.show",
    ];

    /// <summary>The routes as the dialogs declare them, without a running bot: a dialog's routes need none of its parts.</summary>
    public static Routes Declared() => new(Routes.DialogTypes
        .Select(type => (IDialog)RuntimeHelpers.GetUninitializedObject(type)));

    /// <summary>The menu: the look-up first, help last, between them by name.</summary>
    /// <exception cref="InvalidOperationException">There are more than Teams shows.</exception>
    public static IReadOnlyList<AppCommand> From(Routes routes)
    {
        var said = routes.All
            .Where(route => route.Words is not null && !NotInTheMenu.Contains(route.Verb))
            .OrderBy(route => route.Verb switch { "port.show" => 0, "help.show" => 2, _ => 1 })
            .ThenBy(route => route.Words!.English[0], StringComparer.Ordinal)
            .Select(route => route.Words!)
            .Select(words => new AppCommand(
                (words.English[0], words.German[0]),
                (Sentence(words.WhatItDoes.En, words.TakesPort), Sentence(words.WhatItDoes.De, words.TakesPort))))
            .ToList();
        return said.Count <= Most
            ? said
            : throw new InvalidOperationException($"Teams shows {Most} commands and there are {said.Count}: name some in NotInTheMenu.");
    }

    private static string Sentence(string text, bool takesPort) =>
        char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] + (takesPort ? " (DE*ABC*E1234*1)" : "");
}
