using System.Buffers;
using ChargeBot.Adapters.Lg2Wan.Sml;
using Xunit;

namespace ChargeBot.Tests.Sml;

public sealed class ValueTests
{
    [Theory]
    [InlineData("1-0:1.8.0*255", 0x0100010800FF)]
    [InlineData("1-0:1.8.0", 0x0100010800FF)]
    [InlineData("129-129:199.130.3*255", 0x8181C78203FF)]
    [InlineData("0100010800ff", 0x0100010800FF)]
    public void The_name_of_an_object_is_read_as_people_write_it(string text, long packed)
    {
        Assert.True(Obis.TryParse(text, out var obis));
        Assert.Equal((ulong)packed, obis.Packed);
        Assert.Equal(obis, Obis.Parse(obis.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-0:1.8")]
    [InlineData("1-0:1.8.0*")]
    [InlineData("1-0:1.8.0*256")]
    [InlineData("1-0:1.8.0*255*1")]
    [InlineData("1-0:-1.8.0")]
    [InlineData("0100010800F")]
    public void What_is_no_name_of_an_object_is_not_read(string text) => Assert.False(Obis.TryParse(text, out _));

    [Theory]
    [InlineData(12345, -2, "123.45")]
    [InlineData(-5, 3, "-5000")]
    [InlineData(1, -28, "0.0000000000000000000000000001")]
    [InlineData(0, 127, "0")]
    public void A_number_is_scaled_without_a_loss(long number, sbyte scaler, string scaled) =>
        Assert.Equal(scaled, ((SmlValue)number).Scaled(scaler)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(127)]
    [InlineData(-128)]
    [InlineData(28)]
    public void A_scaler_that_no_meter_has_gives_no_number(sbyte scaler) => Assert.Null(((SmlValue)1234567L).Scaled(scaler));

    [Fact]
    public void A_value_that_was_made_is_written_in_the_width_of_its_type()
    {
        Assert.Equal(
            "42016207630007650000000769000000000000000752F953FFF955FFFFFFF959FFFFFFFFFFFFFFF9034F4B03ABCD01",
            Written(true, (byte)7, (ushort)7, 7u, 7ul, (sbyte)-7, (short)-7, -7, -7L, "OK", new byte[] { 0xAB, 0xCD }, default));
        Assert.Equal("7262017262026565 53F100".Replace(" ", "", StringComparison.Ordinal), Written(SmlTime.At(DateTimeOffset.FromUnixTimeSeconds(1700000000))));
        Assert.Equal("726201726203736565 53F10053003C53FFC4".Replace(" ", "", StringComparison.Ordinal), Written(new SmlTime(SmlTimeKind.Local, 1700000000, 60, -60)));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_taken_for_Latin_1()
    {
        Assert.Equal("Grün", SmlText.Of([0x47, 0x72, 0xC3, 0xBC, 0x6E]));
        Assert.Equal("Grün", SmlText.Of([0x47, 0x72, 0xFC, 0x6E]));
    }

    [Fact]
    public void A_meter_that_sends_power_without_a_sign_is_known_by_its_serial_number()
    {
        using var file = Loaded("captures/DZG_DVS-7412.2_jmberg.bin");
        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        Assert.True(list.TryFind(Obis.Parse("1-0:16.7.0"), out var power));

        Assert.Equal(-299.12m, power.Scaled);
        Assert.Equal(SmlQuirks.UnsignedPower, SmlModel.OfNumbers(list));
        Assert.Equal(356.24m, SmlModel.Scaled(power, SmlModel.OfNumbers(list)));
        Assert.Equal(SmlQuirks.None, SmlModel.OfNumbers(list, SmlQuirks.None));
    }

    [Fact]
    public void A_meter_whose_sign_cannot_be_told_is_believed_unless_switched_on()
    {
        using var file = Loaded("captures/dzg_dwsb20_2th_3byte.bin");
        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        Assert.Equal(SmlQuirks.None, SmlModel.OfNumbers(list));
        Assert.Equal(SmlQuirks.UnsignedTwoBytes, SmlModel.OfNumbers(list, SmlQuirks.UnsignedTwoBytes));

        using var made = Make.Loaded(Make.List(1, "77 07 01 00 10 07 00 FF 01 01 62 1B 52 00 53 FF 00 01"));
        Assert.True(made.TryFind<SmlGetListRes>(out var small, out _));
        Assert.Equal(-256m, SmlModel.Scaled(small.Values[0], SmlQuirks.None));
        Assert.Equal(65280m, SmlModel.Scaled(small.Values[0], SmlQuirks.UnsignedTwoBytes));
    }

    [Fact]
    public void Reading_allocates_nothing_once_it_is_warm()
    {
        var stream = new ReadOnlySequence<byte>(Recorded.IntactFiles().SelectMany(file => file).ToArray());
        using var scanner = new SmlScanner();
        using var file = new SmlFile();
        var sum = 0L;
        for (var warm = 0; warm < 20; warm++)
            sum ^= All();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
            sum ^= All();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, sum);

        long All()
        {
            var (input, total) = (stream, 0L);
            while (scanner.TryRead(ref input, true, out var frame))
            {
                file.Load(frame);
                total += Walk.Through(file);
            }

            return total;
        }
    }

    private static SmlFile Loaded(string name)
    {
        using var scanner = new SmlScanner();
        var file = new SmlFile();
        var input = new ReadOnlySequence<byte>(Recorded.Named(name));
        Assert.True(scanner.TryRead(ref input, true, out var frame));
        file.Load(frame);
        return file;
    }

    private static string Written(params SmlValue[] values)
    {
        using var writer = new SmlWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.BeginFile();
        foreach (var value in values)
            writer.Value(value);
        writer.EndFile(output);
        var file = output.WrittenSpan;
        return Convert.ToHexString(file[8..^(8 + file[^3])]);
    }
}
