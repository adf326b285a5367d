-- What deliveries, their recovery and the life of an address remember.

ALTER TABLE deliveries ADD COLUMN reached_at BIGINT;                      -- when a server first answered this message

-- The messages apart from their state: SQLite writes a row anew, 55 KB of message included, each time a word of it changes.
CREATE TABLE delivery_mails (
    delivery_id     $identity$ REFERENCES deliveries (id) ON DELETE CASCADE,
    mime            $bytes$ NOT NULL    -- the message as it goes out, frozen
);
INSERT INTO delivery_mails (delivery_id, mime) SELECT id, mime FROM deliveries;
ALTER TABLE deliveries DROP COLUMN mime;
CREATE INDEX deliveries_by_subscriber ON deliveries (subscriber_id, id);  -- a mail waits for the same person's earlier ones
ALTER TABLE subscriptions ADD COLUMN paused_until BIGINT;                 -- no edition before; null: not paused
ALTER TABLE subscribers ADD COLUMN consent_at BIGINT;                     -- when the button behind the confirmation mail was pressed
ALTER TABLE subscribers ADD COLUMN consent_network TEXT;                  -- from where, cut to /24 or /48
ALTER TABLE subscribers ADD COLUMN consent_text TEXT;                     -- which wording of the question
ALTER TABLE subscribers ADD COLUMN confirmations BIGINT NOT NULL DEFAULT 0; -- "please confirm" mails since it was last confirmed

-- Addresses that get no mail, by keyed hash: kept when everything else about a person is erased.
CREATE TABLE suppressions (
    address_key     TEXT NOT NULL PRIMARY KEY,
    reason          TEXT NOT NULL,      -- refused | bounced | complaint | operator
    detail          TEXT NOT NULL,      -- one line for people, without the address
    suppressed_at   BIGINT NOT NULL
);

-- What came back about mail that went out: at the hand-over, or later as a report.
CREATE TABLE bounces (
    id              $identity$,
    subscriber_id   BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    delivery_id     BIGINT REFERENCES deliveries (id) ON DELETE SET NULL,
    kind            TEXT NOT NULL,      -- refused | bounced | delayed | complaint
    status          TEXT NOT NULL,      -- RFC 3463, such as 5.1.1; empty when none was given
    detail          TEXT NOT NULL,      -- one line for people, without the address
    received_at     BIGINT NOT NULL
);
CREATE INDEX bounces_by_subscriber ON bounces (subscriber_id, received_at);
CREATE INDEX bounces_by_time ON bounces (received_at);

-- Sign-ups of the last day, for their limits. Both keys are keyed hashes.
CREATE TABLE sign_ups (
    id              $identity$,
    network_key     TEXT NOT NULL,      -- of the /24 or /64
    address_key     TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    wish            TEXT                -- JSON: what was asked for; null once the worker has taken it in
);
CREATE INDEX sign_ups_by_network ON sign_ups (network_key, asked_at);
CREATE INDEX sign_ups_by_time ON sign_ups (asked_at);
CREATE INDEX sign_ups_waiting ON sign_ups (address_key) WHERE wish IS NOT NULL;
CREATE INDEX subscribers_by_confirmation ON subscribers (confirmation_sent_at);

-- What threw instead of being done. After three tries it waits for a person, and the rest goes on.
CREATE TABLE faults (
    kind            TEXT NOT NULL,      -- item | edition | delivery
    subject         TEXT NOT NULL,      -- what it is: a row's id, or subscription id and period
    tries           BIGINT NOT NULL,
    reason          TEXT NOT NULL,
    first_at        BIGINT NOT NULL,
    last_at         BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX faults_by_time ON faults (last_at);
