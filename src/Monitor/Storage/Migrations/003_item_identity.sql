-- What a feed showed an item as last; title and summary stay as they were matched and mailed.

ALTER TABLE items ADD COLUMN title_key TEXT;    -- its title, folded and hashed
ALTER TABLE items ADD COLUMN text_key TEXT;     -- its summary, likewise
CREATE INDEX items_by_feed ON items (feed_id, id);  -- each poll reads its feed's newest
CREATE INDEX item_keys_by_item ON item_keys (item_id);
