using Microsoft.Extensions.Options;
using Monitor.Mail;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>Whom a refusal is about, and how long a message waits.</summary>
public sealed class SmtpAnswerTests
{
    [Theory]
    [InlineData(450, "4.2.0 greylisted", nameof(SmtpStage.Recipient), "Deferred")]
    [InlineData(450, "4.7.1 come back later", nameof(SmtpStage.Recipient), "Deferred")]
    [InlineData(451, "local error", nameof(SmtpStage.Message), "Deferred")]
    [InlineData(452, "4.3.1 insufficient system storage", nameof(SmtpStage.Sender), "RelayClosed")]
    [InlineData(454, "4.7.0 temporary authentication failure", nameof(SmtpStage.Message), "RelayClosed")]
    [InlineData(421, "4.3.2 closing", nameof(SmtpStage.Recipient), "RelayClosed")]
    [InlineData(530, "5.7.0 authentication required", nameof(SmtpStage.Sender), "Denied")]
    [InlineData(535, "5.7.8 bad credentials", nameof(SmtpStage.Message), "Denied")]
    [InlineData(550, "5.7.515 access denied", nameof(SmtpStage.Recipient), "Denied")]
    [InlineData(550, "5.7.1 relaying denied", nameof(SmtpStage.Recipient), "Denied")]
    [InlineData(550, "5.7.26 not authenticated", nameof(SmtpStage.Message), "Denied")]
    [InlineData(553, "5.1.8 no such domain", nameof(SmtpStage.Sender), "Denied")]
    [InlineData(553, "5.1.7 bad sender", nameof(SmtpStage.Recipient), "Denied")]
    [InlineData(550, "who are you", nameof(SmtpStage.Sender), "Denied")]
    [InlineData(552, "5.3.4 too big", nameof(SmtpStage.Sender), "Refused Message 5.3.4")]
    [InlineData(554, "5.7.1 spam", nameof(SmtpStage.Message), "Refused Message 5.7.1")]
    [InlineData(554, "rejected", nameof(SmtpStage.Message), "Refused Message")]
    [InlineData(550, "5.1.1 no such user", nameof(SmtpStage.Recipient), "Refused Mailbox 5.1.1")]
    [InlineData(550, "5.1.1 no such user", nameof(SmtpStage.Message), "Refused Mailbox 5.1.1")]
    [InlineData(550, "5.1.2 no such host", nameof(SmtpStage.Recipient), "Refused Mailbox 5.1.2")]
    [InlineData(550, "5.1.3 bad syntax", nameof(SmtpStage.Recipient), "Refused Mailbox 5.1.3")]
    [InlineData(550, "5.1.6 moved", nameof(SmtpStage.Recipient), "Refused Mailbox 5.1.6")]
    [InlineData(550, "5.1.10 recipient not found", nameof(SmtpStage.Recipient), "Refused Mailbox 5.1.10")]
    [InlineData(550, "5.1.0 address rejected", nameof(SmtpStage.Recipient), "Refused Address 5.1.0")]
    [InlineData(550, "no such user", nameof(SmtpStage.Recipient), "Refused Address")]
    [InlineData(552, "5.2.2 mailbox full", nameof(SmtpStage.Recipient), "Refused Address 5.2.2")]
    [InlineData(550, "the host 5.1.1.1 is not here", nameof(SmtpStage.Recipient), "Refused Address")]
    public void A_refusal_is_about_the_relay_us_the_message_or_the_address(int code, string text, string stage, string expected)
    {
        var said = SmtpAnswer.Read(code, text, Enum.Parse<SmtpStage>(stage)) switch
        {
            SendResult.Refused refused => $"Refused {refused.Of} {refused.Status}".TrimEnd(),
            var other => other.GetType().Name,
        };
        Assert.Equal(expected, said);
    }

    [Theory]
    [InlineData("550 5.7.515 access denied, ask admin@relay.test", "550 5.7.515")]
    [InlineData("535 no", "535")]
    [InlineData("relay mail.internal:25 (tls): the certificate is not good", "no reply code")]
    public void What_anyone_may_see_of_a_reply_is_its_code(string reply, string code) => Assert.Equal(code, SmtpAnswer.CodeIn(reply));

    [Fact]
    public void Waits_grow_by_the_list_and_lie_at_most_a_tenth_above_it()
    {
        var options = new MailOptions();
        var ladder = new RetryLadder(Options.Create(options));
        var factors = new HashSet<double>();
        for (var delivery = 1; delivery <= 200; delivery++)
            for (var attempt = 1; attempt <= 10; attempt++)
            {
                var step = options.RetryDelays[Math.Min(attempt, options.RetryDelays.Count) - 1];
                var wait = ladder.After(new DeliveryId(delivery), attempt);
                Assert.InRange(wait, step, step * 1.1);
                Assert.Equal(wait, ladder.After(new DeliveryId(delivery), attempt));
                factors.Add(Math.Round(wait / step, 6));
            }

        Assert.InRange(factors.Count, 1900, 2000);
        Assert.InRange(factors.Average(), 1.045, 1.055);
    }
}
