namespace ChargeBot.Domain.MasterData;

/// <summary>
/// The piece of a web map in which a place is (Web Mercator, as OpenStreetMap and most others number their tiles): its number
/// at a zoom, and where in it the place is.
/// </summary>
/// <param name="Zoom">0 is the whole world; 16 is some 600 m wide in Germany.</param>
/// <param name="X">From the west, from 0.</param>
/// <param name="Y">From the north, from 0.</param>
/// <param name="Spot">The place in it.</param>
public sealed record MapTile(int Zoom, int X, int Y, TileSpot Spot)
{
    /// <summary>Where the projection ends: beyond it, there are no tiles.</summary>
    private const double MostLatitude = 85.0511;

    /// <summary>The tile of a place.</summary>
    /// <param name="latitude">Degrees, WGS 84.</param>
    /// <param name="longitude">Degrees, WGS 84.</param>
    /// <param name="zoom">From 0 to 20.</param>
    public static MapTile At(double latitude, double longitude, int zoom)
    {
        var tiles = 1 << zoom;
        var radians = Math.Clamp(latitude, -MostLatitude, MostLatitude) * Math.PI / 180;
        var x = (longitude + 180) / 360 * tiles;
        var y = (1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * tiles;
        var (column, row) = ((int)Math.Clamp(x, 0, tiles - 1), (int)Math.Clamp(y, 0, tiles - 1));
        return new MapTile(zoom, column, row, new TileSpot(Third(x - column), Third(y - row)));
    }

    private static int Third(double part) => Math.Clamp((int)(part * 3), 0, 2);
}

/// <summary>Where in a picture something is, in thirds: it is said in words, for nothing is drawn into the picture.</summary>
/// <param name="Column">0 left, 1 middle, 2 right.</param>
/// <param name="Row">0 above, 1 middle, 2 below.</param>
public readonly record struct TileSpot(int Column, int Row);
