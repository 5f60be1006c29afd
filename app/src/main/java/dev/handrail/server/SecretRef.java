package dev.handrail.server;

/** Where a secret is to be found; never the secret itself. */
public sealed interface SecretRef {
    /** In Handrail's own vault. */
    record Vault() implements SecretRef {}

    /** In an environment variable of the process. */
    record Env(String name) implements SecretRef {
        public Env {
            Require.text("env", name);
        }
    }

    /** In a file that only its owner can read. */
    record File(String path) implements SecretRef {
        public File {
            Require.text("file", path);
        }
    }

    /** In somebody's head. */
    record Ask() implements SecretRef {}
}
