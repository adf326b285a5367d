using System.Data;
using Dapper;

namespace Monitor.Storage;

/// <summary>How Monitor's value types look in a row: ids, instants and flags are BIGINT in both databases.</summary>
internal static class RowTypes
{
    private static int registered;

    public static void Register()
    {
        if (Interlocked.Exchange(ref registered, 1) == 1)
            return;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.AddTypeHandler(new FlagHandler());
    }

    /// <summary>A flag is a BIGINT, 0 or 1.</summary>
    private sealed class FlagHandler : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value ? 1L : 0L;
        }

        public override bool Parse(object value) => value is long number ? number != 0 : (bool)value;
    }

    /// <summary>Unix milliseconds, UTC.</summary>
    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }

        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds((long)value);
    }
}

/// <summary>A typed row id: a BIGINT in the database, and not to be mixed up with another noun's id in code.</summary>
internal interface IRowId<TSelf> where TSelf : struct, IRowId<TSelf>
{
    long Value { get; }

    static abstract TSelf From(long value);
}

/// <summary>Lets Dapper read and write <typeparamref name="T"/>; each room registers its own ids.</summary>
internal sealed class RowIdHandler<T> : SqlMapper.TypeHandler<T> where T : struct, IRowId<T>
{
    public static void Register() => SqlMapper.AddTypeHandler(new RowIdHandler<T>());

    public override void SetValue(IDbDataParameter parameter, T value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.Value;
    }

    public override T Parse(object value) => T.From((long)value);
}
