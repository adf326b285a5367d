Console.Error.WriteLine("usage: mission | tracking"); return 2;
