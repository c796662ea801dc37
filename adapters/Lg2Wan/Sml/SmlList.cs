namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What an element can be looked at as.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
internal interface ISmlView<TSelf>
    where TSelf : struct, ISmlView<TSelf>
{
    /// <summary>Looks at an element.</summary>
    static abstract TSelf Of(SmlElement element);
}

/// <summary>A view on the body of a message.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
internal interface ISmlBody<TSelf> : ISmlView<TSelf>
    where TSelf : struct, ISmlBody<TSelf>
{
    /// <summary>The tag of the body that it is for.</summary>
    static abstract SmlBody Body { get; }
}

/// <summary>The elements of a list as something; walking it allocates nothing.</summary>
/// <typeparam name="T">What each element is.</typeparam>
/// <param name="list">The list; an absent one has no elements.</param>
internal readonly struct SmlList<T>(SmlElement list)
    where T : struct, ISmlView<T>
{
    /// <summary>The elements that it has.</summary>
    public int Count => list.Count;

    /// <summary>False where the list itself is absent.</summary>
    public bool Exists => !list.IsAbsent;

    /// <summary>The list itself.</summary>
    public SmlElement Element => list;

    /// <summary>An element by its position.</summary>
    public T this[int index] =>
        (uint)index < (uint)Count ? T.Of(list[index]) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>For foreach.</summary>
    public Enumerator GetEnumerator() => new(list);

    /// <summary>Walks the list.</summary>
    internal struct Enumerator(SmlElement list)
    {
        private int left = list.Count;
        private SmlElement at;
        private SmlElement next = list.First;

        /// <summary>The element that it stands at.</summary>
        public readonly T Current => T.Of(at);

        /// <summary>The next one, if there is one.</summary>
        public bool MoveNext()
        {
            if (left == 0) return false;
            left--;
            (at, next) = (next, next.Next);
            return true;
        }
    }
}
