CREATE SEQUENCE packageuploads_seq;

CREATE TABLE package_upload (
    id       VARCHAR(40) NOT NULL PRIMARY KEY,
    space_id VARCHAR(40) NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    owner_id VARCHAR(40) NOT NULL,
    is_done  BOOLEAN     NOT NULL,
    touched  TIMESTAMP WITH TIME ZONE NOT NULL,
    document TEXT        NOT NULL
);
CREATE INDEX package_upload_owner ON package_upload (owner_id, is_done);
CREATE INDEX package_upload_touched ON package_upload (touched);
