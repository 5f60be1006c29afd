-- Why a backup is pinned; what is not pinned has no reason.
ALTER TABLE backup ADD COLUMN pin_reason VARCHAR(1000);
