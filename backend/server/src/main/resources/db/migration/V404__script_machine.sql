-- Where the script runs, for whoever has to end it without going through the plan; null for the built-in worker.
ALTER TABLE script_run ADD COLUMN machine_id VARCHAR(40);
