-- Equal times replace: two changes may share a millisecond, and within a partition the later one comes later.
INSERT INTO contacts AS stored (id, version, modified_date, contact)
VALUES (:#${header[kafka.KEY]},
        :#${header.Version},
        to_timestamp(CAST(:#${header.ModifiedDate} AS bigint) / 1000.0),
        CAST(:#${body} AS json))
ON CONFLICT (id) DO UPDATE
    SET version = EXCLUDED.version, modified_date = EXCLUDED.modified_date, contact = EXCLUDED.contact
    WHERE stored.modified_date <= EXCLUDED.modified_date
