-- Every answer is a row, and each row's hash covers the one before it. Pseudonyms are made with a
-- key of the patient's own; deleting that key leaves the rows and their hashes as they are and says
-- no more whose they were.

CREATE TABLE patient_keys (
  lookup      text PRIMARY KEY,            -- HMAC(site key, patient)
  identifier  text NOT NULL,               -- HMAC(site key, identifier without who assigned it)
  wrapped_key bytea NOT NULL,              -- 32 random bytes, AES-GCM under the site key
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX patient_keys_identifier ON patient_keys (identifier);

CREATE TABLE audit (
  seq            bigint PRIMARY KEY,
  id             text NOT NULL UNIQUE,     -- the answer's
  at             timestamptz NOT NULL,
  kind           text NOT NULL,
  pack           text NOT NULL,
  pack_version   text NOT NULL,
  model_sha256   text,
  arm            text NOT NULL,
  language       text NOT NULL,
  audience       text NOT NULL,
  input_sha256   text NOT NULL,
  patient        text,                     -- HMAC(patient's key, patient)
  accession      text,                     -- HMAC(patient's key, accession number)
  answer         text NOT NULL,            -- JSON, as it was hashed
  report         bytea,                    -- only where the pack keeps reports; AES-GCM
  previous_hash  text NOT NULL,
  hash           text NOT NULL
);
CREATE INDEX audit_patient ON audit (patient);

-- One row, locked while the chain grows.
CREATE TABLE audit_head (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq  bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head (seq, hash) VALUES (0, repeat('0', 64));

CREATE TABLE feedback (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at             timestamptz NOT NULL DEFAULT now(),
  interpretation text NOT NULL REFERENCES audit (id),
  sentence       integer,                  -- from 1; null for the whole answer
  verdict        text NOT NULL CHECK (verdict IN ('right', 'wrong', 'unclear')),
  comment        text
);

CREATE TABLE acknowledgements (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at             timestamptz NOT NULL DEFAULT now(),
  interpretation text NOT NULL REFERENCES audit (id),
  finding        text NOT NULL,
  acknowledged_by text NOT NULL
);
