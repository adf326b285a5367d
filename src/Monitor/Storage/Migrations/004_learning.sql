-- What people say of matches, and what Monitor proposes to change in a topic.

CREATE TABLE feedback (
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    item_id         BIGINT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    verdict         TEXT NOT NULL,      -- more | less
    author          TEXT NOT NULL,
    given_at        BIGINT NOT NULL,
    PRIMARY KEY (topic_id, item_id)
);
CREATE INDEX feedback_by_item ON feedback (item_id);

CREATE TABLE proposals (
    id              $identity$,
    topic_id        BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    kind            TEXT NOT NULL,      -- add | drop
    clue            TEXT NOT NULL,      -- concept id, or language:text; one proposal each
    concept         TEXT,               -- null for a text
    text            TEXT NOT NULL,      -- as people read it
    lang            TEXT NOT NULL,      -- of the text, mul for every language
    weight          DOUBLE PRECISION NOT NULL,
    because         TEXT NOT NULL,
    state           TEXT NOT NULL,      -- open | accepted | declined
    made_at         BIGINT NOT NULL,
    decided_by      TEXT,
    decided_at      BIGINT,
    UNIQUE (topic_id, kind, clue)
);
