using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>The elliptic curves on which calibration-law records are signed, always with SHA-256.</summary>
public enum SigningCurve
{
    /// <summary>NIST P-192: EDL40-P, and OCMF meters that grew from it.</summary>
    Secp192r1,

    /// <summary>Koblitz, 192 bits.</summary>
    Secp192k1,

    /// <summary>NIST P-256, OCMF's default.</summary>
    Secp256r1,

    /// <summary>Koblitz, 256 bits.</summary>
    Secp256k1,

    /// <summary>NIST P-384.</summary>
    Secp384r1,

    /// <summary>Brainpool, 256 bits, random.</summary>
    BrainpoolP256r1,

    /// <summary>Brainpool, 384 bits, random.</summary>
    BrainpoolP384r1,
}

/// <summary>A curve's numbers, and whether the platform can compute on it.</summary>
/// <param name="Curve">Which.</param>
/// <param name="Name">As OCMF's SA writes it between <c>ECDSA-</c> and <c>-SHA256</c>.</param>
/// <param name="Oid">As SubjectPublicKeyInfo writes it.</param>
/// <param name="Length">Bytes of a coordinate and of r and s.</param>
/// <param name="ProbeKey">A public key of ours, x||y.</param>
/// <param name="ProbeSignature">Its signature r||s over the word ChargeBot, made by another program than the platform's .NET.</param>
internal sealed record CurveFacts(SigningCurve Curve, string Name, string Oid, int Length, string ProbeKey, string ProbeSignature)
{
    private static readonly byte[] ProbeHash = SHA256.HashData("ChargeBot"u8);
    private static readonly ConcurrentDictionary<SigningCurve, bool> Supported = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CurveFacts> All { get; } =
    [
        new(SigningCurve.Secp192r1, "secp192r1", "1.2.840.10045.3.1.1", 24,
            "BB1B32ACEC4CAB1710DC9086201282E3AB17253761AB247D47A9C6A16995E9AA63C716846BB6C7B0E7B3D1AC3AA33D61",
            "A0BDEDD95F5D8CEEAC2193CBFE0AC972011A1A2021D44D3E11246EFCBEBF5888D1709B9D5764D2BABEC4A3386CBFDFD3"),
        new(SigningCurve.Secp192k1, "secp192k1", "1.3.132.0.31", 24,
            "5B136B660C2A3C048C0DB0C76A961540D2EC17134025452A31ECDA8178544CF15DA56A1567BE508F66989F03633AA808",
            "1766B58F5634C17F5AC037548528AAF6E436A6519034F1B1CA9BD7A7E833D3726B7FA88174DE05AE1A4B431610DBADAD"),
        new(SigningCurve.Secp256r1, "secp256r1", "1.2.840.10045.3.1.7", 32,
            "D51F10CF1479B1428CFD10EA8EF11295746208CAED09F71E48927300E5957CC22B95413A93907A661B4321A6A4E68471A33FFEAF948263B8C4A2FAC88E52528B",
            "4ACFBFC4CEDB920C0CAF8187EB27B7A7014A9076FC8E4D17A4CA8542931962F3C5C289477B455AACE722965CAB2CE45D2050CB8FBFEF1C7BD1193C6CBB4D8BFA"),
        new(SigningCurve.Secp256k1, "secp256k1", "1.3.132.0.10", 32,
            "EB9AB42FE2F1102925AAAE413C3B6F333D3BDE50A9B14AFEFA8B0C20ECD68B77C639555DCADDDB00F5F32AA61AB139C1C61373BCE900BBB8BE09C9634713088C",
            "7C426C1909DBE087D8FC68DEA1B0312C3CAD241395C746F4320B9F21EF1195F6C315A46863890CB6FB423AC594557809B88F602CFBF99A70368AFCAD2E231C67"),
        new(SigningCurve.Secp384r1, "secp384r1", "1.3.132.0.34", 48,
            "90164F01BBD1E7B0940F46E1836061775FEDF88AC2E49D6BD0B1C65A0BC2DB839B43C89EF60E7B9B1E57E0F42704C8EA"
            + "A891D413BEBD40E9D846D6EF7586C758FBAA0C8DA45A898A038498B8D6EED6CE1E21EC3F315EDD8794388AA0AED53302",
            "324676386B995131055DBBC817670BABAB52FECC7D673A2562DE9AA6B4C09C4241506C5350D35887FEF7885D82A24697"
            + "DAE33D42489FBCDA970C9344CD37FBAE08133D4BA19791C1A0A6287684F356B38BCF1040EDF514598A32A682160B6342"),
        new(SigningCurve.BrainpoolP256r1, "brainpool256r1", "1.3.36.3.3.2.8.1.1.7", 32,
            "868EAD8683C33990587F663CFF85C89371E8020ED99D1061C39627ACA748BAEC843F0E79AB3E04D2BA25F3A6F02BDBF6E403DAD8AB7ABB69BA14CE33E21E89FC",
            "8F8AE06E37AD3758763BD51A3D953AAAB798AB064E77816A431BE2E2355399CB909F4CA641A5DD1A0867896E25E14B27E07C03D0D271804549A117EF0ECE71E3"),
        new(SigningCurve.BrainpoolP384r1, "brainpool384r1", "1.3.36.3.3.2.8.1.1.11", 48,
            "59C77F3D7BF1F6F52D2E1BB6F357CE3EFB29DD66C1188CF2B6B5E5B113259A059A55F0247E0B57990DE551C33520DDAE"
            + "35EE1BA61AB228DD40AD5069733B5E70FC54BB37A4330D2142DB0B41261B21E73CE52D253430E8FA5F5582960417BBB7",
            "3D64B6A11EF2489C2C88F5D3AB9A4C94202C679D8B001C394C9485304EBEEB4F57CB3FBE5FBFD6FD2B5597113EACF543"
            + "23E64698B38F1D1F797AFC43DBE11990320C4FD005FE6E868EE7B5DC7E6C861B7903EA4767A37A814F5736AE10F65FD3"),
    ];

    /// <summary>The curve of an enum value; null for a number that is none.</summary>
    public static CurveFacts? Of(SigningCurve curve) => All.FirstOrDefault(facts => facts.Curve == curve);

    /// <summary>The curve of a name in OCMF's SA; any case, and Brainpool's with or without its P.</summary>
    public static CurveFacts? Named(string name) =>
        All.FirstOrDefault(facts => facts.Name.Equals(name.Replace("brainpoolP", "brainpool", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the platform verifies on this curve, asked once with a known answer. Verifying rather than signing is tried:
    /// platforms that no longer make keys on a weak curve may still verify old signatures.
    /// </summary>
    public static bool IsSupported(SigningCurve curve) => Supported.GetOrAdd(curve, static curve =>
    {
        try
        {
            return Of(curve) is { } facts && facts.Open(Convert.FromHexString(facts.ProbeKey)) is { } key && Use(key, facts);
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
        catch (CryptographicException)
        {
            return false;
        }

        static bool Use(ECDsa key, CurveFacts facts)
        {
            using (key)
                return key.VerifyHash(ProbeHash, Convert.FromHexString(facts.ProbeSignature), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    });

    /// <summary>
    /// The platform's key for a point x||y; null where it is not on the curve. Each platform refuses such a point with an
    /// exception of its own; a curve that it cannot do at all was found by the probe before.
    /// </summary>
    public ECDsa? Open(ReadOnlySpan<byte> point)
    {
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.CreateFromValue(Oid),
                Q = new ECPoint { X = point[..Length].ToArray(), Y = point[Length..].ToArray() },
            });
        }
        catch (Exception refused) when (refused is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
