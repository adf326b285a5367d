namespace Monitor.Storage;

/// <summary>The SQLite file stayed locked by another process.</summary>
internal sealed class DatabaseBusyException(string file, TimeSpan waited, Exception inner) : Exception(
    $"{file}: the database is busy, another process has held it for {waited.TotalSeconds:0} s; "
    + "try again when that command is done, or raise Storage__BusyTimeout", inner);
