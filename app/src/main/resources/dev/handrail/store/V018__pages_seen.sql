-- Whether it was a maintenance page that was seen, and from when on the certificate was good: by its lifetime it is told what is short.
ALTER TABLE site_look ADD COLUMN closed BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE site_look ADD COLUMN certificate_from TIMESTAMP WITH TIME ZONE;
