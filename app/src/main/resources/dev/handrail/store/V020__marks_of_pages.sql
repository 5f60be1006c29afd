-- By what the maintenance page is known that was seen: whose it is, here or with somebody else.
ALTER TABLE site_look ADD COLUMN page_mark VARCHAR(100);
