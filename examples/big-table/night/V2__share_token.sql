-- Each finding gets a token, by which it can be shared.
ALTER TABLE vulnerabilities ADD COLUMN share_token uuid NOT NULL DEFAULT gen_random_uuid();
