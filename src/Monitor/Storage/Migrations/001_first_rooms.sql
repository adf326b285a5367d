-- Instants are Unix milliseconds (UTC). $identity$ and $bytes$ are filled in by Storage/Dialect.cs.

CREATE TABLE feeds (
    id              $identity$,
    url             TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    site_url        TEXT,
    language        TEXT,
    folder          TEXT,
    added_at        BIGINT NOT NULL,
    next_due_at     BIGINT NOT NULL,
    claimed_until   BIGINT,
    etag            TEXT,
    last_modified   TEXT,
    body_hash       TEXT,
    polled_at       BIGINT,
    succeeded_at    BIGINT,
    failing_since   BIGINT,
    failures        BIGINT NOT NULL DEFAULT 0,
    last_error      TEXT
);
CREATE INDEX feeds_by_due ON feeds (next_due_at);

CREATE TABLE polls (
    id              $identity$,
    feed_id         BIGINT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    polled_at       BIGINT NOT NULL,
    outcome         TEXT NOT NULL,      -- ok | unchanged | failed
    http_status     BIGINT,
    reason          TEXT,               -- why it failed, or what was repaired
    entries         BIGINT NOT NULL,    -- entries the document held
    items_new       BIGINT NOT NULL,    -- entries not seen before
    took_ms         BIGINT NOT NULL
);
CREATE INDEX polls_by_time ON polls (polled_at);
CREATE INDEX polls_by_feed ON polls (feed_id, polled_at);

CREATE TABLE stories (
    id              $identity$,
    lead_item_id    BIGINT NOT NULL,
    first_seen_at   BIGINT NOT NULL
);

CREATE TABLE items (
    id              $identity$,
    feed_id         BIGINT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    item_key        TEXT NOT NULL,      -- the entry's id in its feed, or what stands in for it
    url             TEXT,
    title           TEXT NOT NULL,
    summary         TEXT NOT NULL,
    author          TEXT,
    language        TEXT NOT NULL,      -- BCP 47 primary tag, 'und' when not known
    published_at    BIGINT,
    published_raw   TEXT,               -- the date as the feed wrote it, kept when it could not be read
    first_seen_at   BIGINT NOT NULL,
    content_hash    TEXT NOT NULL,
    story_id        BIGINT REFERENCES stories (id),
    UNIQUE (feed_id, item_key)
);
CREATE INDEX items_by_first_seen ON items (first_seen_at);
CREATE INDEX items_by_story ON items (story_id);

CREATE TABLE seeds (
    id              $identity$,
    text_hash       TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    language        TEXT NOT NULL,
    url             TEXT,
    published_at    BIGINT,
    text            TEXT NOT NULL,
    added_at        BIGINT NOT NULL
);

CREATE TABLE topics (
    id              $identity$,
    slug            TEXT NOT NULL UNIQUE,
    seed_id         BIGINT REFERENCES seeds (id),
    current_version BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    removed_at      BIGINT
);

CREATE TABLE topic_versions (
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    version         BIGINT NOT NULL,
    body            TEXT NOT NULL,      -- the topic file (YAML) of this version
    author          TEXT NOT NULL,
    note            TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (topic_id, version)
);
CREATE INDEX topic_versions_by_time ON topic_versions (created_at);

CREATE TABLE matches (
    item_id         BIGINT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    topic_version   BIGINT NOT NULL,
    decision        TEXT NOT NULL,      -- match | near | rejected
    score           DOUBLE PRECISION NOT NULL,
    rejection       TEXT,               -- why not, null for a match
    reasons         TEXT NOT NULL,      -- JSON: term, field, start, length, weight
    missing         TEXT NOT NULL,      -- JSON: the facets that were not found
    decided_at      BIGINT NOT NULL,
    PRIMARY KEY (item_id, topic_id)
);
CREATE INDEX matches_by_topic ON matches (topic_id, decision, decided_at);
CREATE INDEX matches_by_time ON matches (decided_at, decision);

CREATE TABLE subscribers (
    id              $identity$,
    email           TEXT NOT NULL UNIQUE,
    state           TEXT NOT NULL,      -- pending | confirmed | unsubscribed
    language        TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    confirmed_at    BIGINT,
    unsubscribed_at BIGINT,
    confirmation_sent_at BIGINT
);

CREATE TABLE subscriptions (
    id              $identity$,
    subscriber_id   BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    all_topics      BIGINT NOT NULL,    -- 1: every topic, also those added later; 0: the rows of subscription_topics
    rhythm          TEXT NOT NULL,      -- immediate | hourly | daily@HH:MM | weekly@DAY@HH:MM
    zone            TEXT NOT NULL,      -- IANA
    language        TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    ended_at        BIGINT
);
CREATE INDEX subscriptions_by_subscriber ON subscriptions (subscriber_id);

CREATE TABLE subscription_topics (
    subscription_id BIGINT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    PRIMARY KEY (subscription_id, topic_id)
);

CREATE TABLE digests (
    id              $identity$,
    subscription_id BIGINT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    period          TEXT NOT NULL,      -- local: 2026-11-24, 2026-W48, 2026-11-24T05+01:00; alerts: instant of the cut
    kind            TEXT NOT NULL,      -- digest | alert
    state           TEXT NOT NULL,      -- composed | empty | missed
    cut_from        BIGINT NOT NULL,
    cut_to          BIGINT NOT NULL,
    composed_at     BIGINT NOT NULL,
    subject         TEXT NOT NULL,
    UNIQUE (subscription_id, period)
);
CREATE INDEX digests_by_time ON digests (composed_at);

CREATE TABLE digest_items (
    digest_id       BIGINT NOT NULL REFERENCES digests (id) ON DELETE CASCADE,
    subscriber_id   BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    item_id         BIGINT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    position        BIGINT NOT NULL,
    UNIQUE (subscriber_id, item_id)     -- no item goes to the same person twice
);
CREATE INDEX digest_items_by_digest ON digest_items (digest_id, position);

CREATE TABLE deliveries (
    id              $identity$,
    subscriber_id   BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    digest_id       BIGINT UNIQUE REFERENCES digests (id) ON DELETE CASCADE,
    kind            TEXT NOT NULL,      -- digest | alert | confirmation
    recipient       TEXT NOT NULL,
    message_id      TEXT NOT NULL UNIQUE,
    mime            $bytes$ NOT NULL,   -- the message as it goes out, frozen
    state           TEXT NOT NULL,      -- pending | claimed | in_data | sent | deferred | failed | unknown | superseded
    attempt         BIGINT NOT NULL DEFAULT 0, -- fencing: a write that names an older attempt changes nothing
    lease_until     BIGINT,
    next_attempt_at BIGINT NOT NULL,
    reply           TEXT,               -- the server's last words
    created_at      BIGINT NOT NULL,
    sent_at         BIGINT
);
CREATE INDEX deliveries_by_state ON deliveries (state, next_attempt_at);
CREATE INDEX deliveries_by_time ON deliveries (created_at);

CREATE TABLE editors (
    id              $identity$,
    name            TEXT NOT NULL UNIQUE,
    password_hash   TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);

CREATE TABLE edits (
    id              $identity$,
    edited_at       BIGINT NOT NULL,
    author          TEXT NOT NULL,
    subject         TEXT NOT NULL,      -- topic:slug, feed:url, subscriber:id …
    what            TEXT NOT NULL
);
CREATE INDEX edits_by_time ON edits (edited_at);

CREATE TABLE settings (
    name            TEXT NOT NULL PRIMARY KEY,
    value           TEXT NOT NULL
);
