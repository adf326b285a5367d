"""An SMTP server that keeps a ledger of what it accepted, and misbehaves as scripted.

usage: /usr/bin/python3 smtp_ledger.py PORT FOLDER

Listens on 127.0.0.1:PORT and prints READY. Each accepted message becomes one line of JSON in FOLDER/ledger, on the disk before
the answer 250 leaves, and a file FOLDER/mails/SHA256.eml with its bytes. FOLDER/events gets one line for each answer to a
recipient and for each breach of the protocol. Whatever happens to the sender, the ledger tells what a mailbox would hold.

FOLDER/script.json, read again whenever it changes, says how it behaves (everything is optional):
  seed            number all dice are thrown with: the same recipient's same try falls the same, in whatever order they come
  extensions      full | bare | mixed (every other connection is bare: no extension is offered)
  banner_delay    seconds before the greeting
  login           "535 …": a log-in is offered and refused with it
  mail_answer     the answer to every MAIL FROM
  rcpt_answer     the answer to every RCPT TO
  rcpt_defer      share of RCPT TO answered 451
  unknown_share   share of recipients answered 550 5.1.1, always the same ones
  greylist        seconds for which a new pair of sender and recipient is answered 450
  data_answer     the answer to every message
  drop_before     share of messages whose connection is lost before the final dot has been read
  drop_after      share of messages that are accepted and whose connection is lost instead of the answer
  reply_delay     seconds between accepting a message and saying so
"""
import asyncio
import collections
import hashlib
import json
import os
import re
import signal
import sys
import time

from aiosmtpd.smtp import SMTP, AuthResult

EXTENSIONS = ["250-PIPELINING", "250-CHUNKING", "250-ENHANCEDSTATUSCODES"]
BARE = re.compile(rb"(?<!\r)\n|\r(?!\n)")
MESSAGE_ID = re.compile(rb"^Message-Id:\s*<([^>]+)>", re.IGNORECASE | re.MULTILINE)


class Script:
    def __init__(self, file):
        self.file, self.read_at, self.values = file, None, {}

    def __getattr__(self, name):
        try:
            changed = os.stat(self.file).st_mtime_ns
        except FileNotFoundError:
            return None
        if changed != self.read_at:
            with open(self.file, encoding="utf-8") as file:
                self.values, self.read_at = json.load(file), changed
        return self.values.get(name)


class Ledger:
    def __init__(self, folder):
        self.folder = folder
        self.mails = os.path.join(folder, "mails")
        os.makedirs(self.mails, exist_ok=True)
        self.lines = open(os.path.join(folder, "ledger"), "a", encoding="utf-8")
        self.events = open(os.path.join(folder, "events"), "a", encoding="utf-8")

    def accept(self, sender, recipient, content, dropped):
        digest = hashlib.sha256(content).hexdigest()
        name = os.path.join(self.mails, digest + ".eml")
        if not os.path.exists(name):
            with open(name + ".part", "wb") as file:
                file.write(content)
            os.rename(name + ".part", name)
        if BARE.search(content):
            self.event("bare", recipient, "a CR or LF of its own in " + digest)
        found = MESSAGE_ID.search(content)
        self.lines.write(json.dumps({
            "time": time.time(), "message_id": found.group(1).decode("ascii", "replace") if found else "",
            "sender": sender, "recipient": recipient, "sha256": digest, "dropped": dropped}) + "\n")
        self.lines.flush()
        os.fsync(self.lines.fileno())

    def event(self, kind, recipient, words):
        self.events.write(json.dumps({"time": time.time(), "kind": kind, "recipient": recipient, "words": words}) + "\n")
        self.events.flush()


class Handler:
    def __init__(self, folder):
        self.ledger = Ledger(folder)
        self.script = Script(os.path.join(folder, "script.json"))
        self.throws = collections.Counter()
        self.first_seen = {}
        self.connections = 0
        self.in_data = 0

    def falls(self, share, kind, key, again=True):
        """Whether a die of this kind falls within the share; with again=False always the same for the same key."""
        if not share:
            return False
        if again:
            self.throws[kind, key] += 1
        text = f"{self.script.seed}:{kind}:{key}:{self.throws[kind, key] if again else 0}"
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") < share * 2**64

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.connections += 1
        how = self.script.extensions
        if how == "bare" or (how == "mixed" and self.connections % 2):
            return ["250 localhost"]
        return responses[:-1] + EXTENSIONS + responses[-1:]

    async def handle_MAIL(self, server, session, envelope, address, options):
        if answer := self.script.mail_answer:
            self.ledger.event("mail", address, answer)
            if answer.startswith("421"):
                server.loop.call_soon(server.transport.close)
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.answer_to(envelope.mail_from, address)
        self.ledger.event("rcpt", address, answer)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    def answer_to(self, sender, address):
        # As Postfix words it: with the address.
        if answer := self.script.rcpt_answer:
            return answer
        if self.falls(self.script.unknown_share, "unknown", address, again=False):
            return f"550 5.1.1 <{address}>: Recipient address rejected: User unknown"
        if wait := self.script.greylist:
            first = self.first_seen.setdefault((sender, address), time.time())
            if time.time() - first < wait:
                return f"450 4.2.0 <{address}>: Recipient address rejected: Greylisted"
        if self.falls(self.script.rcpt_defer, "defer", address):
            return f"451 4.3.0 <{address}>: Temporary lookup failure"
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        recipient = ",".join(envelope.rcpt_tos)
        if answer := self.script.data_answer:
            self.ledger.event("data", recipient, answer)
            return answer
        dropped = self.falls(self.script.drop_after, "after", recipient)
        self.ledger.accept(envelope.mail_from, recipient, envelope.original_content, dropped)
        if dropped:
            server.transport.abort()
            return "421 4.3.2 gone"
        if delay := self.script.reply_delay:
            self.in_data += 1
            self.ledger.event("waits", recipient, str(self.in_data))
            try:
                await asyncio.sleep(delay)
            finally:
                self.in_data -= 1
        return "250 2.0.0 kept"


class Server(SMTP):
    def __init__(self, handler, **more):
        self.of = handler
        super().__init__(handler, enable_SMTPUTF8=True, hostname="localhost", timeout=1200, **more)

    async def _handle_client(self):
        if delay := self.of.script.banner_delay:
            await asyncio.sleep(delay)
        await super()._handle_client()

    async def smtp_DATA(self, arg):
        recipient = ",".join(self.envelope.rcpt_tos)
        if recipient and self.of.falls(self.of.script.drop_before, "before", recipient):
            # On the command itself, or in the middle of the text.
            if not self.of.falls(0.5, "where", recipient):
                await self.push("354 go on")
                await self._reader.readexactly(200)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_BDAT(self, arg):
        self.of.ledger.event("bdat", ",".join(self.envelope.rcpt_tos), arg or "")
        size, _, last = (arg or "0").partition(" ")
        self.envelope.chunks = getattr(self.envelope, "chunks", b"") + await self._reader.readexactly(int(size))
        if last.upper() != "LAST":
            await self.push("250 2.0.0 go on")
            return
        self.envelope.original_content = self.envelope.content = self.envelope.chunks
        status = await self.event_handler.handle_DATA(self, self.session, self.envelope)
        self._set_post_data_state()
        await self.push(status)


async def main(port, folder):
    handler = Handler(folder)
    loop = asyncio.get_running_loop()

    def serve():
        if answer := handler.script.login:
            refuse = lambda *_: AuthResult(success=False, handled=False, message=answer)
            return Server(handler, auth_require_tls=False, authenticator=refuse, loop=loop)
        return Server(handler, loop=loop)

    server = await loop.create_server(serve, "127.0.0.1", port, backlog=200)
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    print("READY", flush=True)
    await stop.wait()
    server.close()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
