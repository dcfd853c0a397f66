-- ghostlight: brief
ALTER TABLE vulnerabilities ADD COLUMN share_token uuid, ALTER COLUMN share_token SET DEFAULT gen_random_uuid();
-- ghostlight: backfill by id
UPDATE vulnerabilities SET share_token = gen_random_uuid() WHERE share_token IS NULL;
-- ghostlight: brief
ALTER TABLE vulnerabilities ADD CONSTRAINT vulnerabilities_share_token_present CHECK (share_token IS NOT NULL) NOT VALID;
-- ghostlight: online
ALTER TABLE vulnerabilities VALIDATE CONSTRAINT vulnerabilities_share_token_present;
-- ghostlight: brief
ALTER TABLE vulnerabilities ALTER COLUMN share_token SET NOT NULL;
ALTER TABLE vulnerabilities DROP CONSTRAINT vulnerabilities_share_token_present;
