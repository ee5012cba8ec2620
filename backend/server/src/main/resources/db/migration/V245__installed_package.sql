-- What was installed with success, by what Octopus calls the retention set of the step.
CREATE TABLE installed_package (
    space_id      VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    retention_set VARCHAR(300) NOT NULL,
    package_key   VARCHAR(200) NOT NULL,
    version       VARCHAR(350) NOT NULL,
    extracted_to  TEXT         NOT NULL,
    directory     TEXT         NOT NULL,
    PRIMARY KEY (space_id, retention_set, package_key, version)
);
