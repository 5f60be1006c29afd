package dev.handrail.server;

import java.util.List;

/** The age recipients that backups are encrypted for. */
public record Encryption(List<String> age) {
    public Encryption {
        age = Require.notEmpty("age", age);
        age.forEach(recipient -> AgeRecipient.require("age", recipient));
    }
}
