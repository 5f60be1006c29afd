package dev.handrail.server;

import java.util.regex.Pattern;

/** Where a secret is to be found; never the secret itself. */
public sealed interface SecretRef {
    /** As it stands in a profile file. */
    String word();

    /** In Handrail's own vault. */
    record Vault() implements SecretRef {
        @Override
        public String word() {
            return "vault";
        }
    }

    /** In an environment variable of the process. */
    record Env(String name) implements SecretRef {
        private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        public Env {
            Require.matches("env", name, VARIABLE, "profile.invalid.secret");
        }

        @Override
        public String word() {
            return "env:" + name;
        }
    }

    /** In a file that only its owner can read. */
    record File(String path) implements SecretRef {
        public File {
            Require.text("file", path);
        }

        @Override
        public String word() {
            return "file:" + path;
        }
    }

    /** In somebody's head. */
    record Ask() implements SecretRef {
        @Override
        public String word() {
            return "ask";
        }
    }

    /** Understands what {@link #word()} writes; what it does not understand may be a secret, so it never repeats it. */
    static SecretRef parse(String word) {
        if (word.equals("vault")) {
            return new Vault();
        }
        if (word.equals("ask")) {
            return new Ask();
        }
        if (word.startsWith("env:")) {
            return new Env(word.substring("env:".length()));
        }
        if (word.startsWith("file:")) {
            return new File(word.substring("file:".length()));
        }
        throw new InvalidProfile("secret", "profile.invalid.secret");
    }
}
