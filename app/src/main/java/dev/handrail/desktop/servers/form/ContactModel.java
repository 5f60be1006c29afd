package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.Contact;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import org.jspecify.annotations.Nullable;

/** One of those whom one calls, in the form: what they are to the server, and how they are reached. */
public final class ContactModel implements PartModel<Contact> {
    private static final String ANY = "any";

    private final Field role;
    private final Field name;
    private final Field phone;
    private final Field mail;

    /** Somebody who is added. */
    ContactModel() {
        this("", null, null, null);
    }

    ContactModel(Contact before) {
        this(before.role(), before.name(), before.phone(), before.mail());
    }

    private ContactModel(String role, @Nullable String name, @Nullable String phone, @Nullable String mail) {
        this.role = Field.of(role, text -> new Contact(text, null, null, null));
        this.name = Field.optional(text(name), text -> new Contact(ANY, text, null, null));
        this.phone = Field.optional(text(phone), text -> new Contact(ANY, null, text, null));
        this.mail = Field.optional(text(mail), text -> new Contact(ANY, null, null, text));
    }

    /** The role: it is what they go by. */
    @Override
    public Field name() {
        return role;
    }

    /** Two people may do the same. */
    @Override
    public boolean named() {
        return false;
    }

    public Field person() {
        return name;
    }

    public Field phone() {
        return phone;
    }

    public Field mail() {
        return mail;
    }

    @Override
    public StringExpression brief() {
        return Bindings.createStringBinding(this::reached, name.text(), phone.text(), mail.text());
    }

    private String reached() {
        return Stream.of(name, phone, mail)
                .flatMap(field -> field.given().stream())
                .collect(Collectors.joining(" · "));
    }

    @Override
    public boolean valid() {
        return Stream.of(role, name, phone, mail).map(Field::valid).reduce(true, Boolean::logicalAnd);
    }

    @Override
    public Contact build() {
        return new Contact(
                role.value(),
                name.given().orElse(null),
                phone.given().orElse(null),
                mail.given().orElse(null));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
