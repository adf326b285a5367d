using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>Writes each message as a file of its own, for a relay's pickup folder or for a person to open.</summary>
internal sealed class PickupTransport(IOptions<MailOptions> mail, IOptions<StorageOptions> storage) : IMailTransport
{
    public string Folder { get; } = mail.Value.PickupFolder.Length > 0
        ? Path.GetFullPath(mail.Value.PickupFolder)
        : storage.Value.FileIn("outbox");

    public Task<OpenResult> OpenAsync(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            return Task.FromResult<OpenResult>(new OpenResult.Opened(new Connection(Folder)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<OpenResult>(new OpenResult.Failed(NotWritable(Folder, e)));
        }
    }

    private static string NotWritable(string folder, Exception e) =>
        $"pickup folder {folder} cannot be written ({e.Message}); make it writable or set Mail__PickupFolder";

    private sealed class Connection(string folder) : IMailConnection
    {
        public bool IsUsable => true;

        /// <summary>The name comes from the delivery, so a message handed over again replaces its file and is there once.</summary>
        public async Task<SendResult> SendAsync(ClaimedDelivery delivery, CancellationToken ct)
        {
            var name = string.Create(CultureInfo.InvariantCulture,
                $"{delivery.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{delivery.Id.Value:000000}.eml");
            try
            {
                var draft = Path.Combine(folder, $".{name}.{Environment.ProcessId}.tmp");
                await File.WriteAllBytesAsync(draft, delivery.Mime, ct);
                File.Move(draft, Path.Combine(folder, name), overwrite: true);
                return new SendResult.Accepted($"written to {name}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new SendResult.RelayClosed(NotWritable(folder, e));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
