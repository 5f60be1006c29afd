package dev.handrail.server;

/** A log that can be followed and read. */
public sealed interface LogSource {
    String name();

    /** A file on the server. */
    record LogFile(String name, String file) implements LogSource {
        public LogFile {
            Require.name("name", name);
            Require.text("file", file);
        }
    }

    /** A unit of the systemd journal. */
    record Journald(String name, String unit) implements LogSource {
        public Journald {
            Require.name("name", name);
            Require.text("journal", unit);
        }
    }

    /** What a container prints. */
    record ContainerLog(String name, String container) implements LogSource {
        public ContainerLog {
            Require.name("name", name);
            Require.container("container", container);
        }
    }
}
