ALTER TABLE target ADD COLUMN jump_account_id VARCHAR(40);
ALTER TABLE target ADD CONSTRAINT target_jump_account_fk FOREIGN KEY (jump_account_id) REFERENCES account (id);
CREATE INDEX target_jump_account ON target (jump_account_id);

ALTER TABLE worker ADD COLUMN jump_account_id VARCHAR(40);
ALTER TABLE worker ADD CONSTRAINT worker_jump_account_fk FOREIGN KEY (jump_account_id) REFERENCES account (id);
CREATE INDEX worker_jump_account ON worker (jump_account_id);
