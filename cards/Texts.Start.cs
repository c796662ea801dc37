using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Starting a session from afar: the ways, what is asked for, what became of it.</summary>
public sealed partial class Texts
{
    internal string StartTitle => T("Start a session on whose account?", "Auf wessen Rechnung starten?");

    internal string MayNotStart => T("Your role starts no sessions. A hotline agent or a supervisor can.", "Ihre Rolle startet keine Vorgänge. Hotline oder Aufsicht können das.");

    internal string StartButton => T("Start", "Starten");

    internal string KindOfStart(ActivationKind kind) => kind switch
    {
        ActivationKind.Contract => T("Customer contract", "Kundenvertrag"),
        ActivationKind.Goodwill => T("Goodwill", "Kulanz"),
        _ => T("Voucher", "Gutschein"),
    };

    internal string WayOfStart(ActivationKind kind) => kind switch
    {
        ActivationKind.Contract => T("The customer is billed; EMAID and password come from the customer.", "Der Kunde bezahlt; EMAID und Passwort nennt der Kunde."),
        ActivationKind.Goodwill => T("Nobody is billed. Beyond the limits a supervisor decides.", "Niemand bezahlt. Jenseits der Grenzen entscheidet die Aufsicht."),
        _ => T("A code pays for one session; it says how long.", "Ein Code bezahlt einen Vorgang; er bestimmt die Dauer."),
    };

    internal string Obstacle(StartObstacle obstacle, bool lg2Wan) => obstacle switch
    {
        StartObstacle.InSession => T("A session runs here: the charger would refuse a second one. Stop it first, or take another port.", "Hier läuft ein Vorgang: Einen zweiten lehnt die Ladesäule ab. Erst beenden oder einen anderen Ladepunkt nehmen."),
        StartObstacle.CannotAtAll => T("This model cannot be started from afar.", "Dieses Modell lässt sich nicht aus der Ferne starten."),
        StartObstacle.Faulted => T("The port reports a fault: a start will probably be refused. A reboot may help, or another port.", "Der Ladepunkt meldet eine Störung: Ein Start wird wohl abgelehnt. Vielleicht hilft ein Neustart oder ein anderer Ladepunkt."),
        StartObstacle.OutOfOperation => T("The port is out of operation: a start will probably be refused.", "Der Ladepunkt ist außer Betrieb: Ein Start wird wohl abgelehnt."),
        StartObstacle.Reserved => T("The port is reserved: it may refuse anyone else.", "Der Ladepunkt ist reserviert: Er lehnt andere vielleicht ab."),
        StartObstacle.NotPlugged => lg2Wan
            ? T("No cable seems to be plugged in. Ask the driver to plug in before you start.", "Es scheint kein Kabel zu stecken. Bitten Sie den Fahrer, vor dem Start einzustecken.")
            : T("No cable seems to be plugged in. Ask the driver to plug in now: most chargers wait a minute or two.", "Es scheint kein Kabel zu stecken. Bitten Sie den Fahrer, jetzt einzustecken: Die meisten Ladesäulen warten ein bis zwei Minuten."),
        _ => "",
    };

    internal string Problem(StartProblem problem, string until) => problem switch
    {
        StartProblem.EmaidMissing => T("Please give the EMAID.", "Bitte die EMAID angeben."),
        StartProblem.EmaidShape => T("That is no EMAID. It looks like DE-8AA-001234567-0.", "Das ist keine EMAID. Sie sieht aus wie DE-8AA-001234567-0."),
        StartProblem.EmaidCheckDigit => T("The check digit does not fit: one of the characters is wrong. Please ask the customer again.", "Die Prüfziffer passt nicht: Ein Zeichen ist falsch. Bitte beim Kunden nachfragen."),
        StartProblem.Duration => T($"From {ActivationTimes.Shortest} to {ActivationTimes.Longest} minutes.", $"{ActivationTimes.Shortest} bis {ActivationTimes.Longest} Minuten."),
        StartProblem.Name => T("Please give the customer's name.", "Bitte den Namen des Kunden angeben."),
        StartProblem.Contact => T("Please give a telephone number or an e-mail address.", "Bitte Telefonnummer oder E-Mail-Adresse angeben."),
        StartProblem.Description => T("Please say shortly what the problem is.", "Bitte kurz das Problem beschreiben."),
        StartProblem.VoucherShape => T("A voucher code has 16 letters and digits, as 7K2M-….", "Ein Gutscheincode hat 16 Buchstaben und Ziffern, wie 7K2M-…."),
        StartProblem.VoucherUnknown => T("There is no voucher with this code.", "Einen Gutschein mit diesem Code gibt es nicht."),
        StartProblem.VoucherInactive => T("This voucher was deactivated. A supervisor can tell why.", "Dieser Gutschein wurde deaktiviert. Die Aufsicht weiß, warum."),
        StartProblem.VoucherTooEarly => T("This voucher is not valid yet.", "Dieser Gutschein gilt noch nicht."),
        StartProblem.VoucherOver => T("This voucher is not valid any more.", "Dieser Gutschein gilt nicht mehr."),
        StartProblem.VoucherUsedUp => T("All sessions of this voucher are used.", "Alle Vorgänge dieses Gutscheins sind verbraucht."),
        StartProblem.Locked => T($"Too many wrong ones: nothing is looked at until {until}.", $"Zu oft falsch: Bis {until} wird nichts mehr geprüft."),
        StartProblem.Port => T("The port cannot take a start any more. Look at it again.", "Der Ladepunkt kann nicht mehr gestartet werden. Bitte noch einmal ansehen."),
        _ => "",
    };

    internal string CustomerNameLabel => T("Customer's name", "Name des Kunden");

    internal string CustomerContactLabel => T("Telephone or e-mail", "Telefon oder E-Mail");

    internal string CustomerEmaidLabel => T("EMAID, if there is one", "EMAID, falls vorhanden");

    internal string ShortDescriptionLabel => T("Short problem description", "Kurze Problembeschreibung");

    internal string VoucherCodeLabel => T("Voucher code", "Gutscheincode");

    internal string DurationLabel => T("Duration, minutes", "Dauer in Minuten");

    internal string AloneUpTo(int minutes) => T($"Up to {minutes} minutes without a supervisor.", $"Bis {minutes} Minuten ohne Aufsicht.");

    internal string ToPasswordButton => T("To the password", "Zum Passwort");

    internal string StartChargingButton => T("Start charging", "Laden starten");

    internal string TypePasswordButton => T("Type password", "Passwort eingeben");

    internal string NewPageButton => T("New page", "Neue Seite");

    internal string ExtendButton(int minutes) => T($"{minutes} min longer", $"{minutes} min länger");

    /// <summary>The warning of the manual's Configuration tab, repeated where a contract is started.</summary>
    internal string CannotBill(BillingObstacles obstacles) => $"{T("This session cannot be billed.", "Dieser Vorgang lässt sich nicht abrechnen.")} {string.Join(" ",
        Enum.GetValues<BillingObstacles>().Where(one => one is not BillingObstacles.None && obstacles.HasFlag(one)).Select(Obstacle))}";

    internal string PageOver => T("The page for the password is over. A new one can be had.", "Die Seite für das Passwort ist abgelaufen. Es gibt eine neue.");

    internal string TypePassword(string until) => T(
        $"The customer tells the password; type it on the page, never here. The page is good until {until}, once.",
        $"Der Kunde nennt das Passwort; bitte auf der Seite eingeben, nie hier. Die Seite gilt bis {until}, einmal.");

    internal string WrongPasswords(int wrong, int most) => T($"Wrong {wrong} of {most} times; then it is locked for a while.", $"{wrong} von {most} Mal falsch; danach ist eine Weile gesperrt.");

    internal string AwaitsApproval(string? whom, string until) => whom is null
        ? T($"Waits for a supervisor's approval, until {until} at the latest.", $"Wartet auf die Freigabe der Aufsicht, längstens bis {until}.")
        : T($"Waits for approval by {whom}, until {until} at the latest.", $"Wartet auf die Freigabe durch {whom}, längstens bis {until}.");

    internal string AcceptedPlugIn => T("The charger said yes and waits. The driver has to plug in now.", "Die Ladesäule hat zugesagt und wartet. Der Fahrer muss jetzt einstecken.");

    internal string AcceptedWaits => T("The charger said yes; the session has not begun yet.", "Die Ladesäule hat zugesagt; der Vorgang hat noch nicht begonnen.");

    internal string NotBegun(string? answered) => answered is null
        ? T("The charger has not answered, and no session has begun. Nothing is sent again by itself.", "Die Ladesäule hat nicht geantwortet, und es hat kein Vorgang begonnen. Von selbst wird nichts noch einmal gesendet.")
        : T($"The charger said yes at {answered}, but no session has begun. One that still begins is taken for five more minutes.", $"Die Ladesäule hat um {answered} zugesagt, es hat aber kein Vorgang begonnen. Beginnt er noch, gilt er fünf weitere Minuten.");

    /// <summary>Why a start most likely came to nothing, and what the driver can do.</summary>
    internal string LikelyWhy(PortStatus status) => status switch
    {
        PortStatus.Available => T("Most likely the cable is not plugged in. Ask the driver to plug in firmly, then start again.", "Wahrscheinlich steckt das Kabel nicht. Bitte fest einstecken lassen und noch einmal starten."),
        PortStatus.Faulted => T("The port reports a fault. A reboot may help; else the driver needs another port.", "Der Ladepunkt meldet eine Störung. Vielleicht hilft ein Neustart, sonst braucht der Fahrer einen anderen Ladepunkt."),
        PortStatus.Reserved => T("The port is reserved for someone else. The driver needs another port.", "Der Ladepunkt ist für jemand anderen reserviert. Der Fahrer braucht einen anderen."),
        PortStatus.Unavailable => T("The port is out of operation. The driver needs another port.", "Der Ladepunkt ist außer Betrieb. Der Fahrer braucht einen anderen."),
        PortStatus.Charging or PortStatus.SuspendedByCar or PortStatus.SuspendedByStation => T("A session runs here already. Stop it first, then start again.", "Hier läuft schon ein Vorgang. Erst beenden, dann noch einmal starten."),
        PortStatus.Finishing => T("The last session is just ending. Ask the driver to unplug and plug in again, then start.", "Der letzte Vorgang endet gerade. Bitte ab- und wieder anstecken lassen, dann starten."),
        PortStatus.Preparing => T("The cable is plugged in. Ask the driver whether the car is ready to charge and unlocked, then start again.", "Das Kabel steckt. Bitte fragen, ob das Auto ladebereit und nicht verriegelt ist, dann noch einmal starten."),
        _ => T("Ask the driver what the charger's display says, then start again.", "Bitte fragen, was die Anzeige der Ladesäule sagt, dann noch einmal starten."),
    };

    internal string BegunNoEnergy(string clock) => T($"The session began at {clock}. No energy has been seen yet.", $"Der Vorgang hat um {clock} begonnen. Energie wurde noch nicht gemeldet.");

    internal string SaysCharging => T("The charger reports 'charging'; its next meter reading will tell.", "Die Ladesäule meldet „lädt“; der nächste Zählerstand zeigt es.");

    internal string NoEnergyYet(PortStatus status) => status switch
    {
        PortStatus.SuspendedByCar => T("The car takes nothing: a timer or a full battery. The driver can look in the car.", "Das Auto nimmt nichts: Zeitschaltung oder voller Akku. Der Fahrer kann im Auto nachsehen."),
        PortStatus.SuspendedByStation => T("The station gives nothing just now: load management may hold it back.", "Die Station gibt gerade nichts: Vielleicht hält das Lastmanagement zurück."),
        PortStatus.Faulted => T("The port reports a fault.", "Der Ladepunkt meldet eine Störung."),
        _ => T("The car and the charger are still getting ready.", "Auto und Ladesäule bereiten sich noch vor."),
    };

    internal string ChargingSince(string clock, string? energy, string? power) =>
        string.Join(" · ", new[] { T($"Charging since {clock}", $"Lädt seit {clock}"), energy, power }.OfType<string>());

    internal string SessionOver(string clock, string? energy, string? reason) =>
        string.Join(" · ", new[] { T($"Ended at {clock}", $"Beendet um {clock}"), energy, reason is null ? null : Reason(reason) }.OfType<string>());

    internal string NotStarted(StartFailure failure, string clock) => failure switch
    {
        StartFailure.Withdrawn => T($"Taken back at {clock}. Nothing was started.", $"Um {clock} zurückgenommen. Es wurde nichts gestartet."),
        StartFailure.NoPassword => T($"No right password came by {clock}. Nothing was started.", $"Bis {clock} kam kein richtiges Passwort. Es wurde nichts gestartet."),
        StartFailure.NotApproved => T($"Not approved at {clock}. Nothing was started.", $"Um {clock} nicht freigegeben. Es wurde nichts gestartet."),
        StartFailure.NobodyDecided => T($"Nobody decided by {clock}. Nothing was started.", $"Bis {clock} hat niemand entschieden. Es wurde nichts gestartet."),
        StartFailure.PortChanged => T($"Approved, but at {clock} the port could not take it any more. Nothing was started.", $"Freigegeben, aber um {clock} war der Ladepunkt nicht mehr frei. Es wurde nichts gestartet."),
        StartFailure.Refused => T($"The charger refused at {clock}: nothing was started.", $"Die Ladesäule hat um {clock} abgelehnt: Es wurde nichts gestartet."),
        StartFailure.NotReached => T($"The station was not reached by {clock}: nothing was sent.", $"Die Station war bis {clock} nicht zu erreichen: Es wurde nichts gesendet."),
        StartFailure.NoAnswer => T($"The charger never answered, and no session began by {clock}. A start would not be taken any more.", $"Die Ladesäule hat nie geantwortet, bis {clock} begann kein Vorgang. Ein Beginn gilt jetzt nicht mehr."),
        _ => T($"The charger said yes, but no session began by {clock}. A start would not be taken any more.", $"Die Ladesäule hat zugesagt, bis {clock} begann aber kein Vorgang. Ein Beginn gilt jetzt nicht mehr."),
    };

    internal string AfterFailure(StartFailure failure) => failure switch
    {
        StartFailure.NoPassword => T("Start again when the customer has the password at hand.", "Noch einmal starten, wenn der Kunde das Passwort zur Hand hat."),
        StartFailure.NobodyDecided => T("Ask again, or call a supervisor.", "Noch einmal anfragen oder die Aufsicht anrufen."),
        StartFailure.PortChanged => T("Look at the port, then ask again.", "Bitte den Ladepunkt ansehen und noch einmal anfragen."),
        StartFailure.NotReached => T("Try again when the station is back, or send the driver to another port.", "Noch einmal versuchen, wenn die Station wieder da ist, oder den Fahrer an einen anderen Ladepunkt schicken."),
        _ => "",
    };

    internal string OverAndOffline(string clock) => T(
        $"Its time was over at {clock}, but the station is offline. It is stopped as soon as it is back.",
        $"Seine Zeit war um {clock} zu Ende, aber die Station ist offline. Er wird beendet, sobald sie wieder da ist.");

    internal string OverAndStopping(string clock) => T($"Its time was over at {clock}; the charger is asked to stop.", $"Seine Zeit war um {clock} zu Ende; die Ladesäule soll beenden.");

    internal string StopDidNotDo => T("It has not stopped yet. Force stop if it goes on.", "Er ist noch nicht beendet. Läuft er weiter, bitte Stopp erzwingen.");

    internal string EndsSoon(string clock) => T($"Ends at {clock}.", $"Endet um {clock}.");

    internal string Overran(string span, string clock) => T($"It ran {span} over its end at {clock}.", $"Er lief {span} über sein Ende um {clock} hinaus.");

    internal string CustomerTitle => T("Customer", "Kunde");

    internal string WhyTitle => T("Why", "Grund");

    internal string DurationTitle => T("Duration", "Dauer");

    internal string EndsTitle => T("Ends at", "Endet um");

    internal string BillingTitle => T("Billing", "Abrechnung");

    internal string NeedsYouTitle => T("Approval", "Freigabe");

    internal string UpTo(string span) => T($"at most {span}", $"höchstens {span}");

    internal string WithoutEnd => T("without end", "ohne Ende");

    internal string BillingOf(ActivationKind kind) => kind switch
    {
        ActivationKind.Contract => T("the customer's contract", "Vertrag des Kunden"),
        ActivationKind.Goodwill => T("none: goodwill", "keine: Kulanz"),
        _ => T("by voucher", "per Gutschein"),
    };

    internal string ApprovedBy(string who, string? why) => why is null
        ? T($"Approved by {Typed.Place(who)}", $"Freigegeben von {Typed.Place(who)}")
        : T($"Approved by {Typed.Place(who)}: {why}", $"Freigegeben von {Typed.Place(who)}: {why}");

    /// <summary>A limit that a goodwill goes beyond.</summary>
    internal string Reason(GoodwillReason reason) => reason.Limit switch
    {
        GoodwillLimit.Minutes => T($"{reason.Would} min, your role gives {reason.Most} alone", $"{reason.Would} min, Ihre Rolle gibt allein {reason.Most}"),
        GoodwillLimit.Port => T($"{Nth(reason.Would)} goodwill at this port today", $"{Nth(reason.Would)} Kulanz an diesem Ladepunkt heute"),
        GoodwillLimit.Site => T($"{Nth(reason.Would)} goodwill at this site today", $"{Nth(reason.Would)} Kulanz an diesem Standort heute"),
        GoodwillLimit.Customer => T($"{Nth(reason.Would)} goodwill for this customer in {GoodwillPolicy.CustomerDays} days", $"{Nth(reason.Would)} Kulanz für diesen Kunden in {GoodwillPolicy.CustomerDays} Tagen"),
        GoodwillLimit.Agent => T($"{Nth(reason.Would)} goodwill by the same person today", $"{Nth(reason.Would)} Kulanz derselben Person heute"),
        GoodwillLimit.Day => T($"{Nth(reason.Would)} goodwill of the day", $"{Nth(reason.Would)} Kulanz des Tages"),
        _ => T($"{reason.Would} kWh today, the budget is {reason.Most}", $"{reason.Would} kWh heute, das Budget ist {reason.Most}"),
    };

    private string Nth(int number) => T(number switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        _ when number % 100 is 11 or 12 or 13 => $"{number}th",
        _ => (number % 10) switch
        {
            1 => $"{number}st",
            2 => $"{number}nd",
            3 => $"{number}rd",
            _ => $"{number}th",
        },
    }, number switch
    {
        1 => "erste",
        2 => "zweite",
        3 => "dritte",
        4 => "vierte",
        5 => "fünfte",
        _ => $"{number}.",
    });
}
