CREATE TABLE contacts (
    id            text PRIMARY KEY,
    version       text NOT NULL,
    modified_date timestamptz NOT NULL,
    -- json keeps every digit and accepts every character; jsonb does not.
    contact       json NOT NULL
);

-- The keys of what is stored, as JdbcMessageIdRepository of Camel wants them.
CREATE TABLE camel_messageprocessed (
    processorname varchar(255) NOT NULL,
    messageid     varchar(100) NOT NULL,
    createdat     timestamp NOT NULL,
    PRIMARY KEY (processorname, messageid)
);
-- To delete old keys by.
CREATE INDEX camel_messageprocessed_createdat ON camel_messageprocessed (createdat);

-- The positions of readers, as JdbcStateRepository wants them; a user without the right to create tables needs it made.
CREATE TABLE contacts_state (
    state_key   varchar(255) PRIMARY KEY,
    revision    bigint,
    state_value text NOT NULL,
    updated_at  timestamp NOT NULL
);
