package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Destination;
import org.junit.jupiter.api.Test;

class FieldTest {
    @Test
    void nothingIsSaidBeforeSomethingIsTyped() {
        assertThat(Field.port(22).problem().get()).isEmpty();
        assertThat(Field.of("", text -> new Destination.Folder("here", text))
                        .problem()
                        .get())
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWhileOneTypes() {
        Field port = Field.port(22);
        port.text().set("70000");
        assertThat(port.problem().get()).isEqualTo("must be a port between 1 and 65535");

        port.text().set("7000");
        assertThat(port.problem().get()).isEmpty();
        assertThat(port.number()).isEqualTo(7000);
    }

    @Test
    void whatAPartOfTheProfileRefusesTheFieldRefusesInItsWords() {
        Field folder = Field.of("x", text -> new Destination.Folder("here", text));
        folder.text().set("  ");

        assertThat(folder.problem().get()).isEqualTo("must not be empty");
    }

    @Test
    void anOptionalFieldMayBeEmptyButNotWrong() {
        Field folder = Field.optional("", text -> new Destination.Folder("here", text));
        assertThat(folder.valid()).isTrue();
        assertThat(folder.given()).isEmpty();

        folder.text().set("a\u0007b");
        assertThat(folder.valid()).isFalse();
    }

    @Test
    void spacesThatAreTypedAroundItAreNotPartOfItAndThoseThatWereThereStay() {
        Field folder = Field.of(" ~/Backups ", text -> new Destination.Folder("here", text));
        assertThat(folder.value()).isEqualTo(" ~/Backups ");

        folder.text().set(" ~/Other ");
        assertThat(folder.value()).isEqualTo("~/Other");
    }
}
