"""A real SMTP server (aiosmtpd) for the tests: smtp_server.py FOLDER

Prints its port, then writes each message it takes as FOLDER/NNN.eml (bytes as received) beside NNN.rcpt.
Scripted by the recipient's local part:
  defer…      451 to the first RCPT, taken afterwards        refuse…   550 5.1.1
  policy…     550 5.7.515                                   drop…     connection aborted once at RCPT
  dropdot…    the message is taken, then the connection is aborted once instead of the answer
  close…      421 once                                      closing…  421 always
  once…       550 5.7.515 once                              full…     552 5.2.2
  bare…       550 without a status                          spam…     554 5.7.1 after the message
  dmarc…      550 5.7.26 after the message                  gone…     550 5.1.1 after the message
By the sender: refused@… 550 5.1.8 to MAIL FROM. Log-in: name u, password good; anything else 535.
Beside each message NNN.from has the envelope's sender; FOLDER/commands.txt one line for each AUTH.
"""
import asyncio
import logging
import os
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


# Clients that speak TLS to a plain port are meant to.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
warnings.simplefilter("ignore")
folder = sys.argv[1]
seen = set()
count = 0


def first(key):
    if key in seen:
        return False
    seen.add(key)
    return True


AFTER_DATA = {
    "spam": "554 5.7.1 this looks like spam",
    "dmarc": "550-5.7.26 not authenticated\r\n550 5.7.26 see the guidelines",
    "gone": "550 5.1.1 no such user",
}


def log_in(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"u" and data.password == b"good", handled=False)


class Watched(SMTP):
    async def smtp_AUTH(self, arg):
        with open(os.path.join(folder, "commands.txt"), "a") as out:
            out.write("AUTH\n")
        return await super().smtp_AUTH(arg)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        name = address.split("@")[0]
        if name.startswith("defer") and first(address):
            return "451 4.2.0 greylisted, come back later <%s>" % address
        if name.startswith("refuse"):
            return "550 5.1.1 no such user <%s>" % address
        if name.startswith("full"):
            return "552 5.2.2 mailbox of <%s> is full" % address
        if name.startswith("bare"):
            return "550 not here"
        if name.startswith("policy") or (name.startswith("once") and first(address)):
            return "550 5.7.515 access denied"
        if name.startswith("closing") or (name.startswith("close") and first(address)):
            return "421 4.3.2 closing"
        if name.startswith("drop") and not name.startswith("dropdot") and first(address):
            server.transport.abort()
            return "451 gone"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address.startswith("refused@"):
            return "550 5.1.8 sender's domain does not exist"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global count
        for name, answer in AFTER_DATA.items():
            if envelope.rcpt_tos[0].startswith(name):
                return answer
        count += 1
        name = os.path.join(folder, "%03d" % count)
        with open(name + ".rcpt", "w") as out:
            out.write("\n".join(envelope.rcpt_tos))
        with open(name + ".from", "w") as out:
            out.write(envelope.mail_from)
        with open(name + ".tmp", "wb") as out:
            out.write(envelope.original_content)
        os.rename(name + ".tmp", name + ".eml")
        if envelope.rcpt_tos[0].startswith("dropdot") and first(envelope.rcpt_tos[0]):
            server.transport.abort()
            return "451 gone"
        return "250 2.0.0 taken as %03d" % count


async def main():
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: Watched(Handler(), hostname="relay.test", enable_SMTPUTF8=True, decode_data=False,
                        authenticator=log_in, auth_require_tls=False), "127.0.0.1", 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    # The tests close our standard input when they are done, or by ending.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
