-- What polite polling and the identity of items remember.

ALTER TABLE feeds ADD COLUMN host TEXT;                                  -- host and port of url; Retry-After counts for all of it
ALTER TABLE feeds ADD COLUMN moved_to TEXT;                              -- where permanent redirects (301, 308) point
ALTER TABLE feeds ADD COLUMN moved_since BIGINT;                         -- since when they all point there
ALTER TABLE feeds ADD COLUMN moved_answers BIGINT NOT NULL DEFAULT 0;    -- how many of them in a row
ALTER TABLE feeds ADD COLUMN gone_at BIGINT;                             -- 410: not polled any more
ALTER TABLE feeds ADD COLUMN full_fetch_at BIGINT;                       -- last time it was asked without validators
ALTER TABLE feeds ADD COLUMN validators_broken BIGINT NOT NULL DEFAULT 0;-- 1: they stayed the same while the body changed
ALTER TABLE feeds ADD COLUMN asked_interval BIGINT;                      -- ms the feed and its server want between two polls
ALTER TABLE feeds ADD COLUMN document_interval BIGINT;                   -- ms its document asks for (ttl, sy): holds through a 304
ALTER TABLE feeds ADD COLUMN skip_hours TEXT;                            -- skipHours, UTC: 0,1,2
ALTER TABLE feeds ADD COLUMN skip_days TEXT;                             -- skipDays, 0 = Sunday: 0,6
ALTER TABLE feeds ADD COLUMN slow BIGINT NOT NULL DEFAULT 0;             -- 1: polled in the slow lane
ALTER TABLE feeds ADD COLUMN window_ms BIGINT;                           -- ms it reached back at its last poll
ALTER TABLE feeds ADD COLUMN watchful_polls BIGINT NOT NULL DEFAULT 0;   -- polls at a third of the window still to make after a gap
ALTER TABLE feeds ADD COLUMN full_text BIGINT NOT NULL DEFAULT 0;        -- 1: the articles of truncated items are fetched
ALTER TABLE feeds ADD COLUMN hub TEXT;                                   -- WebSub: the hub its document names
ALTER TABLE feeds ADD COLUMN self_url TEXT;                              -- and its own name for itself (rel=self), the topic
CREATE INDEX feeds_by_host ON feeds (host);

-- What happened to a feed beyond a poll's outcome: gap | republished | moved | gone | missing | validators | push.
CREATE TABLE feed_events (
    id              $identity$,
    feed_id         BIGINT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    happened_at     BIGINT NOT NULL,
    kind            TEXT NOT NULL,
    detail          TEXT NOT NULL,      -- one line for people
    from_at         BIGINT,             -- gap: the period items may be lost of
    to_at           BIGINT,
    tell            BIGINT NOT NULL DEFAULT 0, -- 1: the operator is to be told by mail
    told_at         BIGINT
);
CREATE INDEX feed_events_by_time ON feed_events (happened_at);
CREATE INDEX feed_events_by_feed ON feed_events (feed_id, happened_at);

ALTER TABLE items ADD COLUMN url_key TEXT;  -- canonical url: one page, however its address is spelt
ALTER TABLE items ADD COLUMN held TEXT;     -- why it is stored but not mailed: old | republished
CREATE INDEX items_by_url ON items (feed_id, url_key);
CREATE INDEX items_by_content ON items (feed_id, content_hash);

-- Other keys under which a feed has shown the same item.
CREATE TABLE item_keys (
    feed_id         BIGINT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    item_key        TEXT NOT NULL,
    item_id         BIGINT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, item_key)
);

-- WebSub subscriptions. A row outlives its feed: it is ended at the hub before it goes.
CREATE TABLE pushes (
    token           TEXT NOT NULL PRIMARY KEY,  -- last part of the callback's address
    feed_id         BIGINT UNIQUE REFERENCES feeds (id) ON DELETE SET NULL, -- null: to be ended
    hub             TEXT NOT NULL,
    topic           TEXT NOT NULL,
    callback        TEXT NOT NULL,
    secret          TEXT NOT NULL,          -- key of the hub's signatures
    mode            TEXT,                   -- subscribe | unsubscribe: asked, and the hub has not come back to verify it
    next_at         BIGINT NOT NULL,        -- when to ask the hub, again
    lease_until     BIGINT,                 -- the hub pushes until then; null: it does not
    failures        BIGINT NOT NULL DEFAULT 0, -- questions since the hub last verified one
    last_error      TEXT,
    forged          BIGINT NOT NULL DEFAULT 0  -- messages left out for their signature
);
CREATE INDEX pushes_by_next ON pushes (next_at);

-- Article pages fetched for the full text of truncated items.
CREATE TABLE articles (
    url             TEXT NOT NULL PRIMARY KEY,
    fetched_at      BIGINT NOT NULL,
    text            TEXT,               -- null when there was none
    reason          TEXT                -- why there was none
);
