-- The CRM's own table. Its users and programs write it, and set updated_at to the time of their change.
CREATE TABLE IF NOT EXISTS customers (
    id         VARCHAR PRIMARY KEY,
    email      VARCHAR,
    name       VARCHAR,
    phone      VARCHAR,
    status     VARCHAR,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- The base of each customer: the values of the contact that its row has taken in. Only the routes write it.
CREATE TABLE IF NOT EXISTS agreed (
    id            VARCHAR PRIMARY KEY,
    contact_id    VARCHAR,
    email         VARCHAR,
    name          VARCHAR,
    phone         VARCHAR,
    status        VARCHAR,
    -- The contact's modifiedDate, as the API gave it.
    modified_date VARCHAR,
    -- The fields of the write that is on its way, as JSON.
    sent          VARCHAR,
    -- A change of this time or before could not be written: the route waits for another.
    parked_at     TIMESTAMP WITH TIME ZONE,
    -- When the route last tried to send the customer, while that has not succeeded: others have their turn first.
    tried_at      TIMESTAMP WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS agreed_contact_id ON agreed (contact_id);

-- Fields that both sides had changed, with both values, so that a person can see what was lost.
CREATE TABLE IF NOT EXISTS conflicts (
    customer_id     VARCHAR NOT NULL,
    field           VARCHAR NOT NULL,
    crm_value       VARCHAR,
    workspace_value VARCHAR,
    winner          VARCHAR NOT NULL,
    settled_at      TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- The customers of whom the workspace has to hear. One that was parked waits until somebody changes its row.
CREATE OR REPLACE VIEW waiting AS
SELECT c.id, c.updated_at AS since, a.tried_at, FALSE AS removed
FROM customers c LEFT JOIN agreed a ON a.id = c.id
WHERE (a.contact_id IS NULL OR a.sent IS NOT NULL
    OR a.email IS DISTINCT FROM c.email OR a.name IS DISTINCT FROM c.name
    OR a.phone IS DISTINCT FROM c.phone OR a.status IS DISTINCT FROM c.status)
    AND (a.parked_at IS NULL OR a.parked_at < c.updated_at)
UNION ALL
SELECT a.id, NULL, a.tried_at, TRUE
FROM agreed a LEFT JOIN customers c ON c.id = a.id
WHERE c.id IS NULL AND a.status IS DISTINCT FROM 'inactive' AND a.parked_at IS NULL;
