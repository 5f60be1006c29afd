package dev.handrail.backup.adopt;

/** A manifest as it lies beside an artifact of five bytes. */
final class Written {
    static final String MANIFEST = """
            {
              "format" : "handrail-backup/1",
              "id" : "20260301-120000-abc",
              "server" : "Parish",
              "environment" : "test",
              "source" : { "kind" : "postgresql", "name" : "chms", "origin" : "chms", "encoding" : "UTF8",
                "collate" : "C", "characterType" : "C", "owner" : "anna",
                "version" : "16.4"
              },
              "taken" : "2026-03-01T12:00:00Z",
              "millis" : 12,
              "tools" : { "dump" : "pg_dump (PostgreSQL) 16.4", "compression" : "cat" },
              "artifact" : { "form" : "custom", "bytes" : 5,
                "file" : "b.dump",
                "compression" : "NONE",
                "storedBytes" : 5,
                "sha256" : "%s"
              },
              "tables" : [ ]
            }
            """.formatted("ab".repeat(32));

    private Written() {}
}
