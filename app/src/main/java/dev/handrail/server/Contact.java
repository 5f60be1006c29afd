package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/** Whom to call. */
public record Contact(
        String role,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String mail) {
    public Contact {
        Require.text("role", role);
        Require.optionalText("name", name);
        Require.optionalText("phone", phone);
        Require.optionalText("mail", mail);
    }
}
