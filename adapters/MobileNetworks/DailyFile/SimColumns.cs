namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>
/// The columns that are understood, by every name under which platforms export them. Case, spaces and punctuation do not
/// count: <c>SIM-ICCID</c>, <c>sim_iccid</c> and <c>SimIccid</c> are one. The table of README.md is this one.
/// </summary>
internal static class SimColumns
{
    public static readonly string[] Iccid = ["iccid", "simiccid", "sim", "simnumber", "simcardnumber", "kartennummer"];
    public static readonly string[] Phone = ["msisdn", "phonenumber", "phone", "callnumber", "rufnummer"];
    public static readonly string[] Ip = ["ip", "ipaddress", "ipv4", "ipv4address", "simip", "simipaddress", "framedipaddress", "staticip"];
    public static readonly string[] Nai = ["nai", "networkaccessidentifier", "externalid", "externalidentifier"];
    public static readonly string[] Network = ["network", "networkname", "mobilenetwork", "mobilenetworkname", "operator", "operatorname", "carrier", "visitednetwork", "netz", "mobilfunknetz"];
    public static readonly string[] Plmn = ["plmn", "plmnid", "mccmnc", "networkcode", "networkplmn", "operatorplmn", "visitedplmn"];
    public static readonly string[] Mcc = ["mcc", "networkmcc", "operatormcc"];
    public static readonly string[] Mnc = ["mnc", "networkmnc", "operatormnc"];
    public static readonly string[] Apn = ["apn", "apnname", "accesspointname"];
    public static readonly string[] Status = ["status", "connectionstatus", "connectivitystatus", "connected", "online", "verbindungsstatus"];
    public static readonly string[] LastConnected = ["lastconnected", "lastconnection", "lastseen", "lastonline", "lastactivity", "letzteverbindung"];
    public static readonly string[] Generation = ["generation", "networkgeneration", "rat", "rattype", "radioaccesstechnology", "technology", "networktype", "networktechnology"];
    public static readonly string[] SessionStart = ["sessionstart", "lastsessionstart", "sessionstarttime", "sessionstarted"];
    public static readonly string[] SessionEnd = ["sessionend", "lastsessionend", "sessionendtime", "sessionended", "sessionstop"];
    public static readonly string[] Bytes = ["bytes", "sessionbytes", "volume", "volumebytes", "sessionvolume", "totalbytes", "lastsessionbytes"];
    public static readonly string[] BytesUp = ["bytesup", "uplinkbytes", "bytesuplink", "bytessent", "txbytes", "sessionbytesup"];
    public static readonly string[] BytesDown = ["bytesdown", "downlinkbytes", "bytesdownlink", "bytesreceived", "rxbytes", "sessionbytesdown"];
    public static readonly string[] Roaming = ["roaming", "roamingstatus", "isroaming", "roamingactive"];
    public static readonly string[] Country = ["country", "countrycode", "roamingcountry", "visitedcountry", "networkcountry", "land"];
    public static readonly string[] At = ["asof", "at", "timestamp", "statustime", "reportedat", "updatedat", "lastupdated", "lastupdate", "stand", "zeitstempel"];

    /// <summary>The members of a JSON file that hold its rows.</summary>
    public static readonly string[] Lists = ["sims", "simcards", "cards", "data", "items", "records", "rows"];

    /// <summary>The members of a JSON file that say of when it is.</summary>
    public static readonly string[] FileTime = ["generatedat", "createdat", "exportedat", .. At];

    /// <summary>A name with nothing but its letters and digits, in lower case.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Take(100)).ToLowerInvariant();
}
